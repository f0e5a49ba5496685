package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `./yuanliu bench [NAME]`: runs one benchmark, or all of them.
public final class Bench {

    private static final Map<String, Benchmark> ALL =
            new LinkedHashMap<>(
                    Map.of("foundation", new Foundation(), "documents", new DocumentPdf()));

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> names) {
        var unknown = names.stream().filter(it -> !ALL.containsKey(it)).findFirst();
        if (unknown.isPresent()) {
            say("there is no benchmark '" + unknown.get() + "'; there are: " + known());
            return 2;
        }
        var chosen = names.isEmpty() ? List.copyOf(ALL.keySet()) : names;
        say("running " + String.join(", ", chosen) + " of " + known());
        try {
            for (var name : chosen) {
                run(name, Place.ofThisProject());
            }
            return 0;
        } catch (Exception failure) {
            say("could not be measured: " + failure);
            if (System.getenv("YUANLIU_DEBUG") != null) {
                failure.printStackTrace();
            }
            return 1;
        }
    }

    private static void run(String name, Place place) throws Exception {
        var benchmark = Optional.ofNullable(ALL.get(name)).orElseThrow();
        var circumstances = new ArrayList<>(List.of(Circumstances.now()));
        var results = new Results(benchmark.measure(place));
        circumstances.add(Circumstances.now());
        System.out.print(results.table());
        System.out.println(Circumstances.words(circumstances));
        System.out.println(write(results, place.root().resolve("bench/results"), name));
    }

    private static Path write(Results results, Path folder, String name) throws IOException {
        return results.write(folder.resolve(name + ".json"));
    }

    private static String known() {
        return String.join(", ", ALL.keySet());
    }

    static void say(String sentence) {
        System.err.println("yuanliu: " + sentence);
    }
}
