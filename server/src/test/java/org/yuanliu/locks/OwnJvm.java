package org.yuanliu.locks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real program in a JVM of its own, as `yuanliu` starts it.
final class OwnJvm {

    /// How a command ended, and what it said, on whichever channel.
    record Ended(int code, String said) {}

    private OwnJvm() {}

    static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Ended run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var process = builder(environment, arguments).redirectErrorStream(true).start();
        try (var output = process.inputReader(UTF_8)) {
            var said = String.join("\n", output.lines().toList());
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("does not end: " + List.of(arguments));
            }
            return new Ended(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx300m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "-Dyuanliu.binaries=" + System.getProperty("yuanliu.binaries"),
                                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.yuanliu.Yuanliu"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /// The running platform: where it answers, once it does.
    record Running(Process process, BufferedReader output, String address)
            implements AutoCloseable {

        static Running start(Map<String, String> environment, String... arguments)
                throws IOException {
            var process =
                    builder(environment, arguments)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var output = process.inputReader(UTF_8);
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                int at = line.indexOf("http://localhost:");
                if (at >= 0) {
                    var address = line.substring(at).split("\\s", 2)[0];
                    return new Running(process, output, address.replace("localhost", "127.0.0.1"));
                }
            }
            process.destroyForcibly();
            throw new IllegalStateException("the platform did not start: " + List.of(arguments));
        }

        /// As Ctrl-C does it; answers the exit code.
        int stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the platform does not stop");
            }
            return process.exitValue();
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            output.close();
        }
    }
}
