package org.yuanliu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a platform is started: the words of the command line before `run`.
///
/// The script is the only one that knows how the JVM is called. The other ways are made from what
/// the script's process became, so that they differ in one thing only.
record Launch(List<String> words) {

    private static final String CACHE = "-XX:AOTCache=";

    Launch {
        words = List.copyOf(words);
    }

    static Launch script(Path root) {
        return new Launch(List.of(root.resolve("yuanliu").toString()));
    }

    /// What the script replaced itself by.
    static Launch of(Platform platform) throws IOException {
        var line = Files.readString(platform.proc("cmdline"), StandardCharsets.UTF_8);
        var words = List.of(line.split("\0"));
        return new Launch(words.subList(0, words.lastIndexOf("run")));
    }

    boolean hasCache() {
        return words.stream().anyMatch(it -> it.startsWith(CACHE));
    }

    Launch withoutCache() {
        return new Launch(words.stream().filter(it -> !it.startsWith(CACHE)).toList());
    }

    /// The same program with more classes. Spring finds the controllers among them by itself, since
    /// they lie below its package.
    Launch with(Path classes) {
        var changed = new ArrayList<>(withoutCache().words);
        int jar = changed.indexOf("-jar");
        changed.set(jar, "-cp");
        changed.set(jar + 1, changed.get(jar + 1) + ":" + classes);
        changed.add("org.yuanliu.Yuanliu");
        return new Launch(changed);
    }

    List<String> on(Path data) {
        var command = new ArrayList<>(words);
        command.addAll(List.of("run", "--port", "0", "--data", data.toString()));
        return command;
    }
}
