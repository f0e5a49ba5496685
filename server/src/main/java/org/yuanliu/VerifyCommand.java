package org.yuanliu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Histories;
import org.yuanliu.core.line.FiledLine;
import org.yuanliu.core.line.FindingLine;
import org.yuanliu.core.rule.Finding;
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

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "files of records; standard input without one")
    List<Path> files = List.of();

    @Spec CommandSpec spec = CommandSpec.create();

    private final List<Filed> records = new ArrayList<>();
    private long unreadable;

    @Override
    public Integer call() throws IOException {
        var book = Rulebook.shipped(parameters());
        if (files.isEmpty()) {
            read("-", new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
        for (var file : files) {
            try (var lines = Files.newBufferedReader(file)) {
                read(file.toString(), lines);
            }
        }
        judge(book);
        return unreadable == 0 ? 0 : UNREADABLE_LINES;
    }

    private void read(String name, BufferedReader lines) throws IOException {
        var reader = new FiledLine();
        var number = 0L;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            switch (reader.read(line)) {
                case FiledLine.Read.Whole it -> records.add(it.filed());
                case FiledLine.Read.Refused it -> {
                    unreadable++;
                    for (var flaw : it.flaws()) {
                        err().println(
                                        name
                                                + ":"
                                                + number
                                                + ": "
                                                + flaw.field()
                                                + " "
                                                + flaw.text().zh()
                                                + " "
                                                + flaw.text().en());
                    }
                }
            }
        }
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
