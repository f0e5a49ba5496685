package org.yuanliu;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// The platform in a JVM of its own, started by its real `main`, to be stopped by signals.
public final class Child implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("https?://localhost:\\d+");
    private static final Duration UP_WITHIN = Duration.ofMinutes(2);

    private final Process process;
    private final Path said;

    private Child(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /// `before` goes in front of the command: a shell that sets a limit.
    public static Child run(Path home, List<String> before, String... arguments)
            throws IOException {
        // Names the folder of binaries, which the child is to share.
        Platform.binaries();
        var command = new ArrayList<>(before);
        // Tests that run in the background have Ctrl-C ignored, and would hand that on.
        command.addAll(List.of("env", "--default-signal=INT"));
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dyuanliu.binaries=" + Platform.binaries(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Yuanliu.class.getName(),
                        "run"));
        command.addAll(List.of(arguments));
        var said = Files.createTempFile(home, "said-", ".log");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        // The script names a folder for whoever names none; whoever does, gets his own.
        builder.environment().put("YUANLIU_DATA", home.resolve("elsewhere").toString());
        return new Child(builder.start(), said);
    }

    /// Waits until it tells where it is found.
    public URI address() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + UP_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            var found = ADDRESS.matcher(said());
            if (found.find()) {
                return URI.create(found.group().replace("localhost", "127.0.0.1"));
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("it did not start: " + said());
    }

    public Http nobody() throws IOException, InterruptedException {
        return new Http(address(), new JsonMapper());
    }

    public String said() throws IOException {
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    public List<ProcessHandle> descendants() {
        return process.toHandle().descendants().toList();
    }

    public Child signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
        return this;
    }

    /// The exit code, when it ends in time.
    public int end(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + within);
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /// Whatever a failed test left running.
    @Override
    public void close() {
        var all = descendants();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
