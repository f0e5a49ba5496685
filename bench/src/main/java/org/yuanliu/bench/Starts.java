package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts of the platform, with the class cache as `./yuanliu run` starts it, and without.
final class Starts {

    private static final int FIRST = 3;
    private static final int LATER = 7;

    private final Place place;
    private final Path data;
    private final List<Double> memoryAfterFirst = new ArrayList<>();
    private Launch script;
    private Launch plain;

    Starts(Place place) throws IOException {
        this.place = place;
        this.data = place.fresh("data");
        this.script = Launch.script(place.root());
        this.plain = script;
    }

    /// From an empty folder; the last of them stays for the other figures.
    Row first() throws Exception {
        Bench.say("first starts, " + 2 * FIRST + " of them");
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int i = 0; i < FIRST; i++) {
            with.add(first(script));
            without.add(first(plain));
        }
        return Row.of("first-start", Figure.median(with), "s", Target.atMost(10))
                .against(Figure.median(without), "without the class cache");
    }

    private double first(Launch launch) throws Exception {
        place.fresh("data");
        try (var platform = start(launch)) {
            learnPlain(platform);
            memoryAfterFirst.add(platform.megabytes());
            return seconds(platform);
        }
    }

    List<Row> later() throws Exception {
        Bench.say("later starts, " + 2 * LATER + " of them");
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        var memory = new ArrayList<Double>();
        for (int i = 0; i < LATER; i++) {
            try (var platform = start(script)) {
                with.add(seconds(platform));
                memory.add(platform.megabytes());
            }
            try (var platform = start(plain)) {
                without.add(seconds(platform));
            }
        }
        return List.of(
                Row.of("later-start", Figure.median(with), "s", Target.atMost(2))
                        .against(Figure.median(without), "without the class cache"),
                Row.of("memory", Figure.median(memory), "MB", Target.atMost(260))
                        .against(
                                Figure.median(memoryAfterFirst),
                                "after a first start, which loads the demonstration"));
    }

    /// What the script becomes is known only from a platform that it started.
    private void learnPlain(Platform platform) throws IOException {
        if (plain.equals(script)) {
            plain = Launch.of(platform).withoutCache();
        }
    }

    Platform withControllersBeside() throws Exception {
        if (plain.equals(script)) {
            try (var platform = start(script)) {
                learnPlain(platform);
            }
        }
        var classes =
                Path.of(Starts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return start(plain.with(classes));
    }

    void clean() throws IOException {
        Place.remove(data);
    }

    private Platform start(Launch launch) throws Exception {
        return Platform.start(launch.on(data), place.log("platform"));
    }

    private static double seconds(Platform platform) {
        return platform.untilPage().toNanos() / 1e9;
    }
}
