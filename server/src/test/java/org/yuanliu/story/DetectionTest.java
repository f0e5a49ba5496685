package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.story.Score.Found;

/// What the running platform found in the demonstration world, set against the faults that are in
/// it.
class DetectionTest {

    private final Platform platform = Platform.shared();

    @Test
    @Clause({"TV-4.2a", "TV-4.2b", "TV-4.2c", "TV-4.2d", "TV-5.2"})
    void everyFaultOfTheDemonstrationIsFoundAndNothingElse() {
        var score = Score.of(platform.world()::lots, found());

        assertThat(score.missed()).as("faults without a finding").isEmpty();
        assertThat(score.unfounded()).as("findings without a fault").isEmpty();
        assertThat(score.faults()).isGreaterThan(20);
    }

    /// Everything that is open, page by page, about the codes that the world itself told of; other
    /// tests file their own.
    private Set<Found> found() {
        var told = new HashSet<String>();
        platform.world()
                .lots()
                .skip(1)
                .forEach(lot -> Told.histories(lot).forEach(it -> told.add(it.identity())));
        var nation = platform.as("chief.national");
        var found = new HashSet<Found>();
        var cursor = "";
        do {
            var page = nation.get("/findings?limit=50&cursor=" + cursor).is(200);
            for (var line : page.items()) {
                var state = line.at("/state").asString();
                var one =
                        new Found(line.at("/rule/id").asString(), line.at("/identity").asString());
                if (!state.equals("resolved") && told.contains(one.identity())) {
                    found.add(one);
                }
            }
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty());
        return found;
    }
}
