package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `./yuanliu bench [NAME]`: runs a group of measurements, a part of one, or all of them.
public final class Bench {

    /// What runs when no name is given.
    private static final Map<String, Benchmark> GROUPS =
            inOrder(Map.entry("foundation", new Foundation()), Map.entry("base", new Base()));

    private static final Map<String, Benchmark> ALL = all();

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static Map<String, Benchmark> all() {
        var all = new LinkedHashMap<>(GROUPS);
        all.put("crowd", Foundation.CROWD);
        all.putAll(Base.PARTS);
        all.put("ingest", new TraceIngest());
        return all;
    }

    /// In this order, which is the order in which all of them run.
    @SafeVarargs
    static Map<String, Benchmark> inOrder(Map.Entry<String, Benchmark>... benchmarks) {
        var ordered = new LinkedHashMap<String, Benchmark>();
        for (var benchmark : benchmarks) {
            ordered.put(benchmark.getKey(), benchmark.getValue());
        }
        return ordered;
    }

    private static int run(List<String> arguments) {
        var names = new ArrayList<String>();
        var options = new LinkedHashMap<String, Long>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).startsWith("--")) {
                names.add(arguments.get(i));
            } else if (i + 1 < arguments.size() && arguments.get(i + 1).matches("[0-9]{1,12}")) {
                options.put(arguments.get(i).substring(2), Long.valueOf(arguments.get(++i)));
            } else {
                say(arguments.get(i) + " needs a number");
                return 2;
            }
        }
        var unknown = names.stream().filter(it -> !ALL.containsKey(it)).findFirst();
        if (unknown.isPresent()) {
            say("there is no benchmark '" + unknown.get() + "'; there are: " + known());
            return 2;
        }
        var chosen = names.isEmpty() ? List.copyOf(GROUPS.keySet()) : names;
        say("running " + String.join(", ", chosen) + " of " + known());
        try {
            for (var name : chosen) {
                run(name, Place.ofThisProject(options));
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
