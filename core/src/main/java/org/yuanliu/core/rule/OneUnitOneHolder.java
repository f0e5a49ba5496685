package org.yuanliu.core.rule;

import java.util.List;
import java.util.Optional;
import org.yuanliu.core.Text;
import org.yuanliu.core.chain.Whereabouts;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.History;
import org.yuanliu.core.rule.Trails.Contradiction;

/// One unit has one holder at a time.
///
/// Either the code was copied or records between are missing; which of the two, only somebody on
/// site can see. So the finding is about the code and about no company: the lawful holder is often
/// the victim, and nobody is marked.
///
/// Asked of items only, since a batch is in many places. Only what contradicts in every plausible
/// reading of the dates is found (see [Readings]), so that a mistyped date neither makes a copied
/// code nor hides one.
public record OneUnitOneHolder() implements Rule {

    public static final RuleRef REF = new RuleRef("one-unit-one-holder", 2);

    @Override
    public RuleRef ref() {
        return REF;
    }

    @Override
    public Dimension dimension() {
        return Dimension.AUTHENTICITY;
    }

    @Override
    public Text sentence() {
        return new Text("同一件商品同一时间只在一家手中。", "One unit has one holder at a time.");
    }

    @Override
    public Judgement judge(History history) {
        return new Judgement(
                Readings.leftIn(history).stream().map(it -> finding(history, it)).toList(),
                List.of());
    }

    private Finding finding(History history, Contradiction it) {
        var act = it.record().deed().act();
        return switch (it.before().whereabouts()) {
            case Whereabouts.Held held ->
                    finding(history, it, "held-elsewhere", heldElsewhere(act));
            case Whereabouts.InTransit onTheWay ->
                    finding(history, it, "sent-elsewhere", sentElsewhere(act));
            case Whereabouts.Sold sold -> finding(history, it, "already-sold", alreadySold(act));
            case Whereabouts.Lost lost -> finding(history, it, "already-lost", alreadyLost(act));
            case Whereabouts.BuiltIn builtIn ->
                    throw new IllegalStateException("a part goes where its product goes");
            case Whereabouts.NotTold notTold ->
                    throw new IllegalStateException("only what moves is followed");
        };
    }

    private Finding finding(History history, Contradiction it, String leaf, Text statement) {
        var before = it.before().last();
        boolean inOrder = !before.deed().at().isAfter(it.record().deed().at());
        return new Finding(
                REF,
                leaf,
                dimension(),
                ResultClass.R3,
                history.identity(),
                history.beginning(it.record()).hex(),
                Optional.empty(),
                "2",
                "1",
                inOrder ? Evidence.of(before, it.record()) : Evidence.of(it.record(), before),
                statement);
    }

    private static Text heldElsewhere(Act act) {
        return new Text(
                "这件商品在一家手中时，另一家又登记了" + act.title().zh() + "：要么编码被复制，要么中间缺少记录，须现场核实。",
                "While one company had this unit, another one filed a "
                        + act.title().en()
                        + ": either the code was copied or records between are missing, to be seen"
                        + " on site.");
    }

    private static Text sentElsewhere(Act act) {
        return new Text(
                "这件商品已登记发往别家，收发双方以外的一家又登记了" + act.title().zh() + "：要么编码被复制，要么中间缺少记录，须现场核实。",
                "This unit was filed as sent from one company to another, and a third one filed a "
                        + act.title().en()
                        + ": either the code was copied or records between are missing, to be seen"
                        + " on site.");
    }

    private static Text alreadySold(Act act) {
        return new Text(
                "这件商品已登记售出且没有退货记录，另一家又登记了" + act.title().zh() + "：要么编码被复制，要么中间缺少记录，须现场核实。",
                "This unit was filed as sold and no return is on record, and another company filed"
                        + " a "
                        + act.title().en()
                        + ": either the code was copied or records between are missing, to be seen"
                        + " on site.");
    }

    private static Text alreadyLost(Act act) {
        return new Text(
                "这件商品已登记报损且没有找回的记录，另一家又登记了" + act.title().zh() + "：要么编码被复制，要么报损有误或中间缺少记录，须现场核实。",
                "This unit was filed as lost and not as found again, and another company filed a "
                        + act.title().en()
                        + ": either the code was copied, or the loss is wrong or records between"
                        + " are missing, to be seen on site.");
    }
}
