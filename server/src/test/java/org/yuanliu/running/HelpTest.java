package org.yuanliu.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the one door says of the commands that it carries out itself.
class HelpTest {

    private static final Path DOOR = Path.of("../yuanliu");

    /// Without tools on the path and without Java: whoever asks for help has not begun yet.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help | COMMAND --help",
                "test --help | ./yuanliu test [unit|browser]",
                "test unit -h | ./yuanliu test [unit|browser]",
                "bench --help | ./yuanliu bench [NAME]"
            })
    void whatItPromisesItTells(String asked, String told) throws IOException, InterruptedException {
        assertThat(Files.isExecutable(DOOR)).isTrue();
        var builder = new ProcessBuilder(("sh " + DOOR + " " + asked).split(" ", -1));
        builder.environment().put("JAVA_HOME", "/nowhere");
        var process = builder.redirectErrorStream(true).start();
        try (var output = process.inputReader(UTF_8)) {
            var said = String.join("\n", output.lines().toList());

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(said).contains(told).contains("xit codes: 0");
        } finally {
            process.destroyForcibly();
        }
    }
}
