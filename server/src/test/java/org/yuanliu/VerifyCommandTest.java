package org.yuanliu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yuanliu.world.FaultRates;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;
import org.yuanliu.world.WorldFiles;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The rules over a file, as `./yuanliu verify` asks them.
class VerifyCommandTest {

    private static final String[] LIMITS = {
        "--parameter", "filed-in-time.days=7", "--parameter", "filed-in-time.ahead=24"
    };

    @TempDir Path folder;

    private record Ran(int exit, List<String> out, String err) {}

    @Test
    void aWorldWithoutFaultsHasNoFindings() throws IOException {
        var ran = run(world(FaultRates.none()), LIMITS);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("0 findings").doesNotContain("filed-in-time:");
    }

    @Test
    void everyFindingIsALineOfJsonForPrograms() throws IOException {
        var ran =
                run(
                        world(FaultRates.all(0.1)),
                        "--json",
                        LIMITS[0],
                        LIMITS[1],
                        LIMITS[2],
                        LIMITS[3]);

        var mapper = new JsonMapper();
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).hasSizeGreaterThan(50);
        assertThat(ran.out())
                .allSatisfy(line -> {
                    var said = mapper.readTree(line);
                    assertThat(said.at("/finding").asString() + said.at("/unanswered").asString())
                            .matches("[0-9a-f]{64}|no-production");
                    assertThat(said.at("/zh").asString()).isNotBlank();
                    assertThat(said.at("/evidence").asString()).isNotBlank();
                });
        assertThat(ran.out().stream().map(it -> mapper.readTree(it).at("/rule").asString()))
                .contains(
                        "supplier-outbound-filed",
                        "one-unit-one-holder",
                        "sold-after-produced",
                        "filed-in-time");
    }

    @Test
    void aLimitThatNobodySetLeavesItsQuestionUnanswered() throws IOException {
        var ran = run(world(FaultRates.none()));

        assertThat(ran.err()).contains("未能判断 unanswered").contains("时限尚未设定");
    }

    @Test
    void aLineThatIsNoRecordIsNamedAndTheOthersAreJudged() throws IOException {
        var file = world(FaultRates.none());
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(1, "{\"act\":\"inbound\"}");
        lines.add("nonsense");
        lines.add("");
        Files.write(file, lines);

        var ran = run(file, LIMITS);

        assertThat(ran.exit()).isEqualTo(VerifyCommand.UNREADABLE_LINES);
        assertThat(ran.err())
                .contains(file + ":2: filer 缺少这一项。 This is missing.")
                .contains(file + ":" + (lines.size() - 1) + ":")
                .contains("2 lines are no records");
    }

    @Test
    void onlyTheRulesOfAFileAreAsked() throws IOException {
        var rules = folder.resolve("rules.ndjson");
        Files.write(
                rules,
                List.of(
                        "{\"form\":\"rule/1\",\"rule\":\"filed-in-time\",\"version\":\"1\","
                                + "\"parameter.days\":\"7\",\"parameter.ahead\":\"24\"}"));

        var ran = run(world(FaultRates.all(0.1)), "--json", "--rules", rules.toString());

        assertThat(ran.out()).isNotEmpty();
        assertThat(
                        ran.out().stream()
                                .map(it -> new JsonMapper().readTree(it).at("/rule").asString()))
                .containsOnly("filed-in-time");
    }

    @Test
    void rulesThatThisVersionDoesNotHaveAreNoPass() throws IOException {
        var rules = folder.resolve("rules.ndjson");
        for (var line :
                List.of(
                        "{\"rule\":\"filed-in-time\",\"version\":\"99\"}",
                        "{\"rule\":\"from-the-future\",\"version\":\"1\"}",
                        "nonsense")) {
            Files.writeString(rules, line);

            var ran = run(world(FaultRates.none()), "--rules", rules.toString());

            assertThat(ran.exit()).as(line).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("nothing was judged");
        }
    }

    @Test
    void aParameterThatNamesNoRuleIsWrongUsage() throws IOException {
        var ran = run(world(FaultRates.none()), "--parameter", "days=7");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("RULE.NAME=VALUE");
    }

    private Path world(FaultRates rates) throws IOException {
        var file = folder.resolve("movements.ndjson");
        var world = new World(new Settings(7, 1, rates, LocalDate.of(2026, 11, 21)));
        try (var movements = Files.newBufferedWriter(file);
                var faults = Files.newBufferedWriter(folder.resolve("faults.ndjson"))) {
            new WorldFiles(world).write(WorldFiles.Format.NDJSON, movements, faults);
        }
        return file;
    }

    private static Ran run(Path file, String... options) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        int exit =
                new CommandLine(new VerifyCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments.toArray(String[]::new));
        return new Ran(exit, out.toString().lines().toList(), err.toString());
    }
}
