package org.yuanliu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.core.line.FiledLine;

/// The job started as a program of its own.
class VerifyTest {

    private static final Pattern SPACE = Pattern.compile(" +");
    private static final String LISTENING = "0A";

    @TempDir Path folder = Path.of(".");

    @Test
    void itEndsByItselfAndListensForNobodyElse() throws Exception {
        var filed = Expected.filed(VerificationTest.world(2, 0.3, 0.2));
        Files.write(folder.resolve("events.ndjson"), filed.stream().map(FiledLine::write).toList());

        var program =
                start(
                        "--in",
                        folder.resolve("events.ndjson").toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--parallelism",
                        "2",
                        "--parameter",
                        "filed-in-time.days=7",
                        "--parameter",
                        "filed-in-time.ahead=24");
        var addresses = new HashSet<String>();
        while (program.isAlive()) {
            addresses.addAll(listening(program));
            Thread.sleep(100);
        }

        assertThat(program.exitValue()).isZero();
        assertThat(Written.sum(folder.resolve("out"), "findings"))
                .isEqualTo(Expected.findings(filed));
        assertThat(said(program)).contains(filed.size() + " read, 0 not read, ");
        assertThat(addresses)
                .as("seen while it ran, or this proves nothing")
                .isNotEmpty()
                .isSubsetOf("0100007F", "0000000000000000FFFF00000100007F");
    }

    @Test
    void aWrongCommandIsAnsweredInASentence() throws Exception {
        var program = start("--in", "x", "--speed", "high");

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(said(program))
                .startsWith("there is no --speed; --out is missing\nusage: ")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--out o                                  | --in is missing",
                "--in i --out                             | --out needs a value after it",
                "--in i --out o --out p                   | --out stands twice",
                "--in i --out o --parallelism 0           | --parallelism 0 is not a number from 1 up",
                "--in i --out o --mode live               | --mode is batch or streaming, not live",
                "--in i --out o --mode streaming          | --mode streaming needs --checkpoints, where it keeps its state",
                "--in i --out o --parameter days=7        | --parameter days=7 is not like filed-in-time.days=7",
                "--in i --out o --checkpoint-every 10     | --checkpoint-every 10 is not a duration such as PT10S",
            })
    void whatWasTypedWrongIsSaid(String typed, String sentence) {
        assertThat(Arguments.read(typed.split(" ")))
                .isInstanceOfSatisfying(
                        Arguments.Reading.Wrong.class,
                        it -> assertThat(it.sentence()).contains(sentence));
    }

    private Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Verify.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /// Without what the logging of a program without logging has to say.
    private String said(Process program) throws IOException {
        assertThat(program.isAlive()).isFalse();
        return String.join(
                "\n",
                Files.readAllLines(folder.resolve("said")).stream()
                        .filter(it -> !it.startsWith("SLF4J") && !it.startsWith("WARNING"))
                        .toList());
    }

    /// The local addresses, in hexadecimal, on which the program listens.
    private static Set<String> listening(Process program) {
        var addresses = new HashSet<String>();
        try {
            var proc = Path.of("/proc", Long.toString(program.pid()));
            var sockets = new HashSet<String>();
            try (var files = Files.newDirectoryStream(proc.resolve("fd"))) {
                for (var file : files) {
                    sockets.add(Files.readSymbolicLink(file).toString());
                }
            }
            for (var table : List.of("net/tcp", "net/tcp6")) {
                for (var row : Files.readAllLines(proc.resolve(table))) {
                    var cells = SPACE.split(row.strip(), -1);
                    if (cells[3].equals(LISTENING)
                            && sockets.contains("socket:[" + cells[9] + "]")) {
                        addresses.add(cells[1].substring(0, cells[1].indexOf(':')));
                    }
                }
            }
        } catch (IOException endedMeanwhile) {
            return addresses;
        }
        return addresses;
    }
}
