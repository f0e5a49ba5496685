package org.yuanliu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// A platform in a process of its own, from its start to its end.
final class Platform implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private final Process process;
    private final Thread ending;
    private final int port;
    private final Duration untilPage;

    private Platform(Process process, Thread ending, int port, Duration untilPage) {
        this.process = process;
        this.ending = ending;
        this.port = port;
        this.untilPage = untilPage;
    }

    /// Returns when it has sent its first page.
    static Platform start(List<String> command, Path log) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // An empty folder means empty: no programs of PostgreSQL unpacked elsewhere.
        builder.environment().remove("YUANLIU_BINARIES");
        // A whole crowd comes from this one address.
        builder.environment().put("YUANLIU_PACE_PERSECOND", "0");
        builder.environment().put("YUANLIU_PACE_ADDRESSPERSECOND", "0");
        var process = builder.start();
        var ending = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            int port = port(process, log);
            firstPage(port);
            return new Platform(process, ending, port, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            Runtime.getRuntime().removeShutdownHook(ending);
            stop(process);
            throw failure;
        }
    }

    int port() {
        return port;
    }

    Duration untilPage() {
        return untilPage;
    }

    /// Resident memory of the JVM alone, in millions of bytes.
    double megabytes() throws IOException {
        try (var lines = Files.lines(proc("status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .mapToDouble(it -> Double.parseDouble(it.replaceAll("[^0-9]", "")))
                    .map(kibibytes -> kibibytes * 1_024 / 1_000_000)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no resident memory in " + proc("status")));
        }
    }

    Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(ending);
        stop(process);
    }

    private static int port(Process process, Path log) throws IOException, InterruptedException {
        var port = new CompletableFuture<Integer>();
        Thread.ofPlatform().daemon().start(() -> follow(process, log, port));
        try {
            return port.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("the platform did not start, see " + log, failure);
        }
    }

    /// Its output is read to the end, so that it never waits for a reader.
    private static void follow(Process process, Path log, CompletableFuture<Integer> port) {
        try (var said = process.inputReader(StandardCharsets.UTF_8);
                var kept = Files.newBufferedWriter(log)) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                var address = ADDRESS.matcher(line);
                if (address.find()) {
                    port.complete(Integer.valueOf(address.group(1)));
                }
                kept.write(line);
                kept.newLine();
                kept.flush();
            }
            port.completeExceptionally(new IOException("it ended"));
        } catch (IOException failure) {
            port.completeExceptionally(failure);
        }
    }

    private static void firstPage(int port) throws IOException {
        try (var connection = new Connection(port)) {
            int status = connection.send(Connection.get("/", ""));
            if (status != 200) {
                throw new IOException("the first page answered " + status);
            }
        }
    }

    /// As a person would: with the signal of Ctrl-C's kind, and patience.
    private static void stop(Process process) {
        var offspring = process.descendants().toList();
        process.destroy();
        try {
            if (process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        offspring.forEach(ProcessHandle::destroyForcibly);
    }
}
