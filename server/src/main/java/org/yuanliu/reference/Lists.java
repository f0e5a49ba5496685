package org.yuanliu.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.core.Text;
import org.yuanliu.core.rule.ResultClass;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.reference.store.EntryStore;

/// The lists that everybody uses. Runs inside the caller's transaction.
@Service
public class Lists {

    /// Days are Chinese days, wherever the server stands.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String RESULT_CLASS = "result-class";

    /// The lists that are kept here, in the order in which they are shown.
    private static final List<Head> OWN =
            List.of(
                    own("unit", "计量单位", "Units"),
                    own("loss-reason", "损耗原因", "Reasons for a loss"),
                    own("dismiss-reason", "排除理由", "Reasons for dismissing"),
                    own("region", "行政区划代码变更", "Revisions of region codes"));

    private static final Head CLASSES =
            new Head(RESULT_CLASS, new Text("核查结果等级", "Classes of results"), false);

    private final EntryStore entries;
    private final Map<String, ForeignList> foreign;
    private final Journal journal;
    private final Clock clock;

    Lists(EntryStore entries, List<ForeignList> foreign, Journal journal, Clock clock) {
        this.entries = entries;
        this.foreign =
                foreign.stream()
                        .collect(
                                Collectors.toMap(
                                        ForeignList::name,
                                        Function.identity(),
                                        (first, second) -> first,
                                        java.util.TreeMap::new));
        this.journal = journal;
        this.clock = clock;
    }

    /// A list by its name. Others than those kept here are edited where they are kept.
    public record Head(String name, Text title, boolean editable) {}

    /// How an entry is changed: from this day on it means that.
    public record Change(
            String code,
            String zh,
            String en,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            List<String> becomes,
            String citation,
            boolean verified,
            String reason) {}

    private static Head own(String name, String zh, String en) {
        return new Head(name, new Text(zh, en), true);
    }

    public List<Head> heads() {
        var all = new ArrayList<>(OWN);
        all.add(CLASSES);
        foreign.values().forEach(it -> all.add(new Head(it.name(), it.title(), false)));
        return all;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /// What holds on the day, as we know it now.
    public List<Entry> on(String list, LocalDate day) {
        head(list);
        if (list.equals(RESULT_CLASS)) {
            return classes();
        }
        return Optional.ofNullable(foreign.get(list))
                .map(it -> it.on(day))
                .orElseGet(() -> entries.on(list, day));
    }

    /// Everything that ever held, as we know it now.
    public List<Entry> everything(String list) {
        head(list);
        return OWN.stream().anyMatch(it -> it.name().equals(list))
                ? entries.everything(list)
                : on(list, today());
    }

    public Optional<Text> title(String list, String code, LocalDate day) {
        return on(list, day).stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .map(Entry::title);
    }

    /// What it meant until then is ended or cut, and stays to be asked for.
    public List<Entry> change(Acting acting, String list, Change change) {
        acting.must(acting.role().runsThePlatform());
        if (!head(list).editable()) {
            throw new Refusal(ProblemKind.CONFLICT);
        }
        mustFit("/code", change.code(), 1, 40);
        mustFit("/zh", change.zh(), 1, 200);
        mustFit("/en", change.en(), 1, 200);
        mustFit("/citation", change.citation(), 1, 500);
        mustFit("/reason", change.reason(), 1, 1_000);
        if (change.from().isPresent()
                && change.until().isPresent()
                && change.until().get().isBefore(change.from().get())) {
            throw Refusal.field(
                    "/until",
                    change.until().get().toString(),
                    "结束日期早于开始日期 " + change.from().get(),
                    "it ends before it begins, on " + change.from().get());
        }
        entries.lock(list, change.code());
        var before = entries.of(list, change.code());
        entries.change(list, change, clock.instant());
        journal.note(
                acting,
                Note.of("reference.change", "reference/" + list + "/" + change.code())
                        .because(change.reason())
                        .changed(before, entries.of(list, change.code())));
        return entries.of(list, change.code());
    }

    private Head head(String list) {
        return heads().stream()
                .filter(it -> it.name().equals(list))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private static List<Entry> classes() {
        return java.util.Arrays.stream(ResultClass.values())
                .map(it ->
                        new Entry(
                                it.name(),
                                it.title(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "平台自拟，不是标准的分级",
                                false))
                .toList();
    }

    private static void mustFit(String field, String text, int shortest, int longest) {
        if ((text.isBlank() && shortest > 0) || text.length() > longest) {
            throw Refusal.field(
                    field,
                    text.length() > 50 ? text.substring(0, 50) + "…" : text,
                    shortest + "–" + longest + " 个字符",
                    shortest + " to " + longest + " characters");
        }
    }
}
