package org.yuanliu.core.rule;

import java.util.List;
import java.util.Optional;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;

/// Goods are moved and sold after they are produced.
///
/// One of the two dates is wrong, and the filer of the earlier-dated movement is asked to look
/// first; the record of production stands beside it as evidence. Of several records of production
/// the earliest counts. It compares records of one code: an item is not held against the production
/// of its batch, which may have taken days.
public record SoldAfterProduced() implements Rule {

    public static final RuleRef REF = new RuleRef("sold-after-produced", 1);

    @Override
    public RuleRef ref() {
        return REF;
    }

    @Override
    public Dimension dimension() {
        return Dimension.ACCURACY;
    }

    @Override
    public Text sentence() {
        return new Text("商品在生产之后才流转和销售。", "Goods are moved and sold after they are produced.");
    }

    @Override
    public Judgement judge(History history) {
        var moved = history.effective().stream().filter(SoldAfterProduced::isMovement).toList();
        var produced =
                history.effective().stream()
                        .filter(it -> it.deed().act() == Act.PRODUCED)
                        .findFirst();
        if (produced.isEmpty()) {
            return moved.isEmpty() ? Judgement.NOTHING_FOUND : productionUnknown(moved);
        }
        var findings =
                moved.stream()
                        .filter(it -> isBefore(it, produced.get()))
                        .map(it -> finding(history, it, produced.get()))
                        .toList();
        return new Judgement(findings, List.of());
    }

    static boolean isMovement(Filed record) {
        return switch (record.deed().act()) {
            case OUTBOUND, INBOUND, SALE -> true;
            case COMMISSIONED,
                    PRODUCED,
                    PACKED,
                    UNPACKED,
                    RETURN,
                    LOSS,
                    DESTROYED,
                    TRANSFORMED,
                    INSPECTED,
                    OBSERVED,
                    CANCELLED ->
                    false;
        };
    }

    private static boolean isBefore(Filed record, Filed produced) {
        return record.deed().at().isBefore(produced.deed().at());
    }

    private Finding finding(History history, Filed moved, Filed produced) {
        var movedAt = moved.deed().at().toString();
        var producedAt = produced.deed().at().toString();
        return new Finding(
                REF,
                moved.deed().act().word(),
                dimension(),
                ResultClass.R2,
                history.identity(),
                history.beginning(moved).hex(),
                Optional.of(moved.deed().actor()),
                movedAt,
                "≥ " + producedAt,
                Evidence.of(moved, produced),
                statement(moved.deed().act(), movedAt, producedAt));
    }

    private static Text statement(Act act, String movedAt, String producedAt) {
        var word = act.title();
        return new Text(
                word.zh()
                        + "时间 "
                        + movedAt
                        + " 早于生产时间 "
                        + producedAt
                        + "，两者必有一误，请先核对"
                        + word.zh()
                        + "记录。",
                "The "
                        + word.en()
                        + " at "
                        + movedAt
                        + " is dated before the production at "
                        + producedAt
                        + "; one of the dates is wrong. Look at the "
                        + word.en()
                        + " first.");
    }

    private static Judgement productionUnknown(List<Filed> moved) {
        var reason =
                new Text(
                        "没有生产记录，无法与生产时间比较。",
                        "No production is on record, so there is no date to compare with.");
        return new Judgement(
                List.of(),
                List.of(new Unanswered(REF, "no-production", reason, Evidence.of(moved))));
    }
}
