package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// One run of an outside program, from a clean environment: no variable of the caller's shell
/// (PGDATA, PGOPTIONS, LD_PRELOAD, LANG …) changes what it does.
final class Program {

    record Outcome(int exit, String output) {
        boolean ok() {
            return exit == 0;
        }
    }

    private Program() {}

    static ProcessBuilder prepared(List<String> command, Path folder) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path + ":/usr/sbin:/usr/bin:/sbin:/bin");
        // Messages in English, since we read them; the zone is named so that nobody searches for
        // it.
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    }

    static Outcome run(List<String> command, Path folder) throws IOException {
        var process = prepared(command, folder).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }
}
