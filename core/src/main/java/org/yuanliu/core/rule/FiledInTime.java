package org.yuanliu.core.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;

/// What happened is filed within the time that is set, and not before it happened.
///
/// The limits are data, since no text that we could read sets them: `days` after the event, and
/// `ahead` hours before it, for clocks that differ. A limit that is not set leaves its question
/// unanswered.
///
/// What was done to a package is a question to the package, and not once more to all that was in
/// it.
///
/// A correction is as punctual as the record with which its chain began: mending an error must not
/// be held against anybody.
public record FiledInTime(Parameters parameters) implements Rule {

    public static final RuleRef REF = new RuleRef("filed-in-time", 1);

    private static final String LATE = "late";
    private static final String AHEAD = "ahead";

    @Override
    public RuleRef ref() {
        return REF;
    }

    @Override
    public Dimension dimension() {
        return Dimension.TIMELINESS;
    }

    @Override
    public Text sentence() {
        return new Text(
                "记录在规定时限内登记，且不早于事情发生。",
                "What happened is filed within the time set, and not before it happened.");
    }

    @Override
    public Judgement judge(History history) {
        var late = parameters.number("days").map(Duration::ofDays);
        var ahead = parameters.number("ahead").map(Duration::ofHours);
        var findings = new ArrayList<Finding>();
        var unanswered = new ArrayList<Unanswered>();
        if (!history.own().isEmpty()) {
            late.ifPresentOrElse(
                    it -> judgeLate(history, it, findings, unanswered),
                    () -> unanswered.add(notSet(LATE, history)));
            ahead.ifPresentOrElse(
                    it -> judgeAhead(history, it, findings),
                    () -> unanswered.add(notSet(AHEAD, history)));
        }
        return new Judgement(findings, unanswered);
    }

    private void judgeLate(
            History history, Duration limit, List<Finding> findings, List<Unanswered> unanswered) {
        for (var record : history.own()) {
            if (!record.isByActor()) {
                // Who acted is not late because somebody else was.
                continue;
            }
            history.first(record)
                    .ifPresentOrElse(
                            it -> late(history, record, it, limit).ifPresent(findings::add),
                            () -> unanswered.add(beginningUnknown(record)));
        }
    }

    private Optional<Finding> late(History history, Filed record, Filed first, Duration limit) {
        var last = record.deed().at().plus(limit);
        if (!first.filedAt().isAfter(last.toInstant())) {
            return Optional.empty();
        }
        var filedAt = atTheSameOffset(first.filedAt(), record);
        var statement =
                new Text(
                        "登记时间 " + filedAt + " 晚于时限 " + last + "（事情发生后 " + limit.toDays() + " 天）。",
                        "Filed at "
                                + filedAt
                                + ", after the limit of "
                                + last
                                + " ("
                                + limit.toDays()
                                + " days after it happened).");
        return Optional.of(
                finding(
                        history,
                        LATE,
                        record,
                        filedAt.toString(),
                        "≤ " + last,
                        Evidence.of(first, record),
                        statement));
    }

    private void judgeAhead(History history, Duration limit, List<Finding> findings) {
        for (var record : history.own()) {
            var earliest = record.deed().at().minus(limit);
            if (record.filedAt().isBefore(earliest.toInstant())) {
                findings.add(ahead(history, record, earliest));
            }
        }
    }

    private Finding ahead(History history, Filed record, OffsetDateTime earliest) {
        var filedAt = atTheSameOffset(record.filedAt(), record);
        var statement =
                new Text(
                        "登记时间 " + filedAt + " 早于所记事情的时间 " + record.deed().at() + "，请核对时间。",
                        "Filed at "
                                + filedAt
                                + ", before it happened at "
                                + record.deed().at()
                                + "; look at the times.");
        return finding(
                history,
                AHEAD,
                record,
                filedAt.toString(),
                "≥ " + earliest,
                Evidence.of(record),
                statement);
    }

    private Finding finding(
            History history,
            String leaf,
            Filed record,
            String found,
            String expected,
            List<EventId> evidence,
            Text statement) {
        return new Finding(
                REF,
                leaf,
                dimension(),
                ResultClass.R2,
                history.identity(),
                leaf + " " + history.beginning(record).hex(),
                Optional.of(record.deed().actor()),
                found,
                expected,
                evidence,
                statement);
    }

    private static OffsetDateTime atTheSameOffset(Instant instant, Filed record) {
        return instant.atOffset(record.deed().at().getOffset());
    }

    private static Unanswered notSet(String leaf, History history) {
        return new Unanswered(
                REF,
                leaf,
                new Text("时限尚未设定，无法判断。", "The limit is not set, so there is no answer."),
                Evidence.of(history.own()));
    }

    private static Unanswered beginningUnknown(Filed record) {
        return new Unanswered(
                REF,
                LATE,
                new Text(
                        "被更正的原记录不在此处，无法判断首次登记的时间。",
                        "The record that was corrected is not at hand, so the time of the first"
                                + " filing is not known."),
                Evidence.of(record));
    }
}
