package org.yuanliu.core.line;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.rule.Dimension;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.ResultClass;
import org.yuanliu.core.rule.RuleRef;
import org.yuanliu.core.rule.Unanswered;

/// Findings and unanswered questions as lines, for programs that read on.
public final class FindingLine {

    private static final Form FOUND = new Form("finding", 1);
    private static final Form UNANSWERED = new Form("unanswered", 1);

    private static final Set<String> FIELDS =
            Set.of(
                    Form.FIELD,
                    "finding",
                    "rule",
                    "version",
                    "leaf",
                    "dimension",
                    "class",
                    "code",
                    "matter",
                    "accountable",
                    "found",
                    "expected",
                    "evidence",
                    "unanswered",
                    "zh",
                    "en");

    private FindingLine() {}

    /// What became of a line.
    public sealed interface Read {

        record Found(Finding finding) implements Read {}

        record Asked(String identity, Unanswered unanswered) implements Read {}

        /// Everything that is wrong with it.
        record Refused(List<Flaw> flaws) implements Read {

            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }

    public static String write(Finding finding) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Form.FIELD, FOUND.toString());
        fields.put("finding", finding.id().hex());
        fields.put("rule", finding.rule().id());
        fields.put("version", String.valueOf(finding.rule().version()));
        fields.put("leaf", finding.leaf());
        fields.put("dimension", finding.dimension().word());
        fields.put("class", finding.resultClass().name());
        fields.put("code", finding.identity());
        fields.put("matter", finding.matter());
        finding.accountable().ifPresent(it -> fields.put("accountable", it.toString()));
        fields.put("found", finding.found());
        fields.put("expected", finding.expected());
        fields.put("evidence", hex(finding.evidence()));
        fields.put("zh", finding.statement().zh());
        fields.put("en", finding.statement().en());
        return FlatJson.write(fields);
    }

    /// It has no `finding`: a question without an answer is held against nobody.
    public static String write(String identity, Unanswered unanswered) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Form.FIELD, UNANSWERED.toString());
        fields.put("unanswered", unanswered.leaf());
        fields.put("rule", unanswered.rule().id());
        fields.put("version", String.valueOf(unanswered.rule().version()));
        fields.put("code", identity);
        fields.put("evidence", hex(unanswered.evidence()));
        fields.put("zh", unanswered.reason().zh());
        fields.put("en", unanswered.reason().en());
        return FlatJson.write(fields);
    }

    public static Read read(String line) {
        return switch (FlatJson.read(line)) {
            case FlatJson.Broken broken -> new Read.Refused(List.of(LineFlaws.notJson(broken)));
            case FlatJson.Fields fields -> new Draft(fields).read();
        };
    }

    private static String hex(List<EventId> evidence) {
        return evidence.stream().map(EventId::hex).collect(joining(" "));
    }

    /// One line on its way to a finding. Collects everything that is wrong.
    private static final class Draft {

        private final FlatJson.Fields fields;
        private final List<Flaw> flaws = new ArrayList<>();

        Draft(FlatJson.Fields fields) {
            this.fields = fields;
        }

        Read read() {
            boolean asked = fields.get("unanswered").isPresent();
            (asked ? UNANSWERED : FOUND).flaw(fields).ifPresent(flaws::add);
            fields.values().keySet().stream()
                    .filter(it -> !FIELDS.contains(it))
                    .forEach(it -> flaws.add(LineFlaws.notKnown(it)));
            var read = asked ? asked() : found();
            return read.isEmpty() || !flaws.isEmpty() ? new Read.Refused(flaws) : read.get();
        }

        private Optional<Read> asked() {
            var rule = rule();
            var leaf = required("unanswered", Optional::of);
            var identity = required("code", Optional::of);
            var evidence = evidence();
            var words = words();
            return flaws.isEmpty()
                    ? Optional.of(
                            new Read.Asked(
                                    identity.orElseThrow(),
                                    new Unanswered(
                                            rule.orElseThrow(),
                                            leaf.orElseThrow(),
                                            words.orElseThrow(),
                                            evidence.orElseThrow())))
                    : Optional.empty();
        }

        private Optional<Read> found() {
            var rule = rule();
            var leaf = required("leaf", Optional::of);
            var dimension =
                    required(
                            "dimension",
                            it ->
                                    Arrays.stream(Dimension.values())
                                            .filter(one -> one.word().equals(it))
                                            .findFirst());
            var resultClass =
                    required(
                            "class",
                            it ->
                                    Arrays.stream(ResultClass.values())
                                            .filter(one -> one.name().equals(it))
                                            .findFirst());
            var identity = required("code", Optional::of);
            var matter = required("matter", Optional::of);
            var accountable =
                    fields.get("accountable").isEmpty()
                            ? Optional.<UUID>empty()
                            : required("accountable", Draft::uuid);
            var found = required("found", Optional::of);
            var expected = required("expected", Optional::of);
            var evidence = evidence();
            var words = words();
            if (evidence.filter(List::isEmpty).isPresent()) {
                flaws.add(LineFlaws.missing("evidence"));
            }
            if (!flaws.isEmpty()) {
                return Optional.empty();
            }
            var finding =
                    new Finding(
                            rule.orElseThrow(),
                            leaf.orElseThrow(),
                            dimension.orElseThrow(),
                            resultClass.orElseThrow(),
                            identity.orElseThrow(),
                            matter.orElseThrow(),
                            accountable,
                            found.orElseThrow(),
                            expected.orElseThrow(),
                            evidence.orElseThrow(),
                            words.orElseThrow());
            if (fields.get("finding").filter(it -> !it.equals(finding.id().hex())).isPresent()) {
                flaws.add(
                        new Flaw(
                                "finding",
                                "other-identity",
                                new Text(
                                        "标识与内容不符，这一行可能被改动过。",
                                        "The identity is not that of the content; the line may have been changed.")));
                return Optional.empty();
            }
            return Optional.of(new Read.Found(finding));
        }

        private Optional<RuleRef> rule() {
            var id = required("rule", it -> Optional.of(it).filter(one -> !one.isBlank()));
            var version =
                    required(
                            "version",
                            it ->
                                    it.matches("[1-9][0-9]{0,5}")
                                            ? Optional.of(Integer.valueOf(it))
                                            : Optional.empty());
            return id.flatMap(it -> version.map(one -> new RuleRef(it, one)));
        }

        private Optional<List<EventId>> evidence() {
            return required(
                    "evidence",
                    it ->
                            it.matches("([0-9a-f]{64}( [0-9a-f]{64})*)?")
                                    ? Optional.of(
                                            Arrays.stream(it.split(" "))
                                                    .filter(one -> !one.isEmpty())
                                                    .map(EventId::new)
                                                    .toList())
                                    : Optional.empty());
        }

        private Optional<Text> words() {
            var zh = required("zh", it -> Optional.of(it).filter(one -> !one.isBlank()));
            var en = required("en", it -> Optional.of(it).filter(one -> !one.isBlank()));
            return zh.flatMap(it -> en.map(one -> new Text(it, one)));
        }

        private static Optional<UUID> uuid(String text) {
            return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        }

        private <T> Optional<T> required(String field, Function<String, Optional<T>> reading) {
            var told = fields.get(field);
            var value = told.flatMap(reading);
            if (told.isEmpty()) {
                flaws.add(LineFlaws.missing(field));
            } else if (value.isEmpty()) {
                flaws.add(LineFlaws.notReadable(field));
            }
            return value;
        }
    }
}
