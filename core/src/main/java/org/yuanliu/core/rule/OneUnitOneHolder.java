package org.yuanliu.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;

/// One unit has one holder at a time.
///
/// Either the code was copied or records between are missing; which of the two, only somebody on
/// site can see. So the finding is about the code and about no company: the lawful holder is often
/// the victim, and nobody is marked.
///
/// Asked of items only, since a batch is in many places. Records dated before the production are
/// left to [SoldAfterProduced]: a mistyped date must not make a copied code.
public record OneUnitOneHolder() implements Rule {

    public static final RuleRef REF = new RuleRef("one-unit-one-holder", 1);

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
        var trails = new Trails();
        var findings = new ArrayList<Finding>();
        for (var record : sinceProduction(history)) {
            trails.follow(record).ifPresent(it -> findings.add(finding(history, it, record)));
        }
        return new Judgement(findings, List.of());
    }

    /// The records of an item from its production on, the production first.
    private static List<Filed> sinceProduction(History history) {
        var items =
                history.effective().stream()
                        .filter(it -> it.event().code().level() == Level.ITEM)
                        .toList();
        var produced = items.stream().filter(it -> it.event().act() == Act.PRODUCED).findFirst();
        if (produced.isEmpty()) {
            return items;
        }
        var birth = produced.get().event().at();
        var later =
                items.stream()
                        .filter(it -> it.event().act() != Act.PRODUCED)
                        .filter(it -> !it.event().at().isBefore(birth));
        return Stream.concat(produced.stream(), later).toList();
    }

    private Finding finding(History history, Filed before, Filed record) {
        boolean sold = before.event().act() == Act.SALE;
        return new Finding(
                REF,
                sold ? "already-sold" : "held-elsewhere",
                dimension(),
                ResultClass.R3,
                history.identity(),
                history.beginning(record).hex(),
                Optional.empty(),
                "2",
                "1",
                Evidence.of(before, record),
                sold ? alreadySold(record.event().act()) : heldElsewhere(record.event().act()));
    }

    private static Text heldElsewhere(Act act) {
        return new Text(
                "这件商品在一家手中时，另一家又登记了" + act.title().zh() + "：要么编码被复制，要么中间缺少记录，须现场核实。",
                "While one company had this unit, another one filed a "
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
}
