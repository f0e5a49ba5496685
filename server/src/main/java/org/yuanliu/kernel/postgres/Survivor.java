package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a crash left behind: a server without its platform, processes without their server, or only
/// a file that speaks of a server.
///
/// Every process of a server works in the cluster's folder and is its program; a person may stand
/// in that folder too, and the number in `postmaster.pid` may long belong to somebody else's
/// process.
record Survivor(Cluster cluster) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void stop() throws IOException {
        var said = PidFile.in(cluster.path());
        if (said.isPresent() && worksHere(said.get().pid())) {
            cluster.run("pg_ctl", stopping("fast", 60));
            if (worksHere(said.get().pid())) {
                cluster.run("pg_ctl", stopping("immediate", 10));
            }
        }
        awaitOrphans();
        Files.deleteIfExists(PidFile.file(cluster.path()));
    }

    private List<String> stopping(String mode, int seconds) {
        return List.of(
                "stop", "-D", cluster.path().toString(), "-m", mode, "-w", "-t", "" + seconds);
    }

    /// Processes that lost their server end by themselves as soon as they look up; one that does
    /// not is stopped, since a new server beside it would damage the cluster.
    private void awaitOrphans() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var orphans = orphans(); !orphans.isEmpty(); orphans = orphans()) {
            var over = Duration.ofNanos(System.nanoTime() - deadline);
            if (over.isPositive()) {
                orphans.forEach(ProcessHandle::destroyForcibly);
            }
            if (over.compareTo(PATIENCE) > 0) {
                throw new PostgresFault(PostgresFault.Code.FOLDER_HELD, cluster.path().toString());
            }
            Pause.of(Duration.ofMillis(20));
        }
    }

    private List<ProcessHandle> orphans() {
        return ProcessHandle.allProcesses().filter(it -> worksHere(it.pid())).toList();
    }

    private boolean worksHere(long pid) {
        try {
            var folder = Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
            var program = Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe"));
            // Of a program that was replaced meanwhile the system says "(deleted)".
            return folder.equals(cluster.path())
                    && String.valueOf(program.getFileName()).startsWith("postgres");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
