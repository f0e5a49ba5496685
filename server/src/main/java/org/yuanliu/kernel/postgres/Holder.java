package org.yuanliu.kernel.postgres;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which process holds a data folder, since when, for what, and where a person finds it.
///
/// It says who wrote the lock file last; that he still lives is what the lock itself says.
public record Holder(long pid, Instant since, Purpose purpose, Optional<URI> address) {

    /// The platform keeps a folder for days, a tool for seconds.
    public enum Purpose {
        PLATFORM,
        TOOL
    }

    static Holder thisProcess(Purpose purpose) {
        var self = ProcessHandle.current();
        return new Holder(
                self.pid(),
                self.info().startInstant().orElseGet(Instant::now),
                purpose,
                Optional.empty());
    }

    Holder at(URI reachable) {
        return new Holder(pid, since, purpose, Optional.of(reachable));
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    String written() {
        var lines =
                new ArrayList<String>(
                        List.of("pid=" + pid, "since=" + since, "purpose=" + purpose));
        address.ifPresent(it -> lines.add("address=" + it));
        // The last line tells a reader that he came after the writer, not amid him.
        lines.add("end");
        return String.join("\n", lines) + "\n";
    }

    static Optional<Holder> read(String text) {
        if (!text.endsWith("end\n")) {
            return Optional.empty();
        }
        var values =
                text.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b));
        try {
            return Optional.of(
                    new Holder(
                            Long.parseLong(values.getOrDefault("pid", "")),
                            Instant.parse(values.getOrDefault("since", "")),
                            Purpose.valueOf(values.getOrDefault("purpose", "")),
                            Optional.ofNullable(values.get("address")).map(URI::create)));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "process %d (%s) since %s%s"
                .formatted(
                        pid,
                        purpose == Purpose.PLATFORM ? "yuanliu run" : "a yuanliu tool",
                        since,
                        address.map(it -> " at " + it).orElse(""));
    }
}
