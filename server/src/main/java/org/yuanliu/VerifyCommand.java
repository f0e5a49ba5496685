package org.yuanliu;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.event.Histories;
import org.yuanliu.core.line.FiledLine;
import org.yuanliu.core.line.FindingLine;
import org.yuanliu.core.line.LineReader;
import org.yuanliu.core.line.RuleLine;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.RuleRef;
import org.yuanliu.core.rule.Rulebook;
import org.yuanliu.core.rule.Unanswered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks the rules about records in files, without a database: nothing is stored and nobody is
/// asked.
///
/// Reads what `world` writes, and any lines of the form that [FiledLine] tells. The records are
/// held in memory, so a file is bounded by that.
@Command(
        name = "verify",
        description =
                "ask the rules about the records in files (lines of JSON, as world writes them)",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    /// Some lines were no records; the others were judged.
    static final int UNREADABLE_LINES = 4;

    @Option(names = "--json", description = "one JSON object per finding and unanswered question")
    boolean json;

    @Option(
            names = "--parameter",
            paramLabel = "RULE.NAME=VALUE",
            description =
                    "a limit that a rule takes from data, such as filed-in-time.days=7; without it"
                            + " the question stays unanswered")
    Map<String, String> parameters = Map.of();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description =
                    "the rules in force with their limits, as lines of the form rule/1; without it"
                            + " all rules that ship")
    @Nullable Path rules;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "files of records; standard input without one")
    List<Path> files = List.of();

    @Spec CommandSpec spec = CommandSpec.create();

    private final List<FiledEvent> records = new ArrayList<>();
    private long unreadable;

    @Override
    public Integer call() throws IOException {
        var book = book();
        if (files.isEmpty()) {
            read("-", new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        for (var file : files) {
            try (var lines = text(file)) {
                read(file.toString(), lines);
            }
        }
        judge(book);
        return unreadable == 0 ? 0 : UNREADABLE_LINES;
    }

    private void read(String name, Reader text) {
        var reader = new FiledLine();
        var lines = new LineReader(text);
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.text().isEmpty()) {
                unreadable++;
                complain(name, line, "这一行太长，不是记录。", "This line is too long to be a record.");
                continue;
            }
            switch (reader.read(line.text().get())) {
                case FiledLine.Read.Whole it -> records.add(it.filed());
                case FiledLine.Read.Refused it -> {
                    unreadable++;
                    it.flaws().forEach(flaw -> complain(name, line, flaw));
                }
            }
        }
    }

    /// Rules that can't be read, or that this version does not have, end the command: leaving one
    /// out would look like a pass.
    private Rulebook book() throws IOException {
        if (rules == null) {
            return Rulebook.shipped(parameters());
        }
        var inForce = new LinkedHashMap<RuleRef, org.yuanliu.core.rule.Parameters>();
        try (var text = text(rules)) {
            var lines = new LineReader(text);
            while (lines.hasNext()) {
                var line = lines.next();
                switch (RuleLine.read(line.text().orElse(""))) {
                    case RuleLine.Read.Whole it -> inForce.put(it.rule(), it.parameters());
                    case RuleLine.Read.Refused it -> {
                        it.flaws().forEach(flaw -> complain(rules.toString(), line, flaw));
                        throw unusable(rules);
                    }
                }
            }
        }
        try {
            return Rulebook.inForce(inForce);
        } catch (IllegalArgumentException unknown) {
            err().println(unknown.getMessage());
            throw unusable(rules);
        }
    }

    private ParameterException unusable(Path file) {
        return new ParameterException(
                spec.commandLine(),
                file + " 中的规则无法使用，没有核查任何记录。 The rules in it can't be used; nothing was judged.");
    }

    private static Reader text(Path file) throws IOException {
        return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    }

    private void complain(String name, LineReader.Line line, Flaw flaw) {
        complain(name, line, flaw.field() + " " + flaw.text().zh(), flaw.text().en());
    }

    private void complain(String name, LineReader.Line line, String zh, String en) {
        err().println(name + ":" + line.number() + ": " + zh + " " + en);
    }

    private void judge(Rulebook book) {
        var histories = Histories.of(records);
        var unanswered = new LinkedHashMap<String, Integer>();
        var found = 0;
        for (var history : histories) {
            var judgement = book.judge(history);
            for (var finding : judgement.findings()) {
                found++;
                out().println(json ? FindingLine.write(finding) : words(finding));
            }
            for (var question : judgement.unanswered()) {
                unanswered.merge(words(question), 1, Integer::sum);
                if (json) {
                    out().println(FindingLine.write(history.identity(), question));
                }
            }
        }
        out().flush();
        summary(histories.size(), found, unanswered);
    }

    private static String words(Finding finding) {
        return finding.resultClass().name()
                + "  "
                + finding.identity()
                + "  "
                + finding.rule().id()
                + "\n    "
                + finding.statement().zh()
                + "\n    "
                + finding.statement().en();
    }

    private static String words(Unanswered question) {
        return question.rule().id() + ": " + question.reason().zh() + " " + question.reason().en();
    }

    private void summary(int codes, int found, Map<String, Integer> unanswered) {
        err().printf(
                        "%d 条记录，%d 个编码，%d 项发现。核查结果只针对登记数据，不作为认定违法的依据。%n"
                                + "%d records of %d codes, %d findings. A result speaks of filed data only.%n",
                        records.size(), codes, found, records.size(), codes, found);
        unanswered.forEach(
                (reason, count) -> err().println("未能判断 unanswered × " + count + "  " + reason));
        if (unreadable > 0) {
            err().println(
                            "有 "
                                    + unreadable
                                    + " 行不是记录，未参与核查，见上。 "
                                    + unreadable
                                    + " lines are no records and were left out, see above.");
        }
        err().flush();
    }

    private Map<String, org.yuanliu.core.rule.Parameters> parameters() {
        var byRule = new HashMap<String, Map<String, String>>();
        parameters.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 1) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--parameter 的写法：规则.名称=值，例如 filed-in-time.days=7。"
                                + " --parameter is RULE.NAME=VALUE, such as filed-in-time.days=7.");
            }
            byRule.computeIfAbsent(name.substring(0, dot), it -> new HashMap<>())
                    .put(name.substring(dot + 1), value);
        });
        var parameters = new HashMap<String, org.yuanliu.core.rule.Parameters>();
        byRule.forEach((rule, values) ->
                parameters.put(rule, new org.yuanliu.core.rule.Parameters(values)));
        return parameters;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
