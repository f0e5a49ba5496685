package org.yuanliu.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.desk.Item.Subject;

/// In which order work is shown to whom.
class DeskOrderTest {

    private static final Acting ENGINE = Acting.platform("test");

    private final Platform platform = Platform.shared();
    private final Http chief = platform.as("chief.gd");
    private final String run = UUID.randomUUID().toString();

    @AfterEach
    void nothingStays() {
        desk(desk -> ORDER.forEach(it -> desk.close("exercise", subject(it), now(0))));
    }

    private static final List<String> ORDER =
            List.of("late", "soon", "newer", "older", "held-soon", "held-late");

    @Test
    @Clause({"TV-7.1", "RM-4"})
    void whatIsDueComesFirstThenWhatIsNewAndLastWhatWaitsForOthers() {
        desk(desk -> {
            open(desk, "older", Optional.empty(), 2);
            open(desk, "held-late", Optional.empty(), 0);
            open(desk, "soon", Optional.of(1), 5);
            open(desk, "newer", Optional.empty(), 1);
            open(desk, "held-soon", Optional.empty(), 9);
            open(desk, "late", Optional.of(-3), 7);
            desk.hold("exercise", subject("held-late"), deadline(4));
            desk.hold("exercise", subject("held-soon"), deadline(-9));
        });

        for (int limit : new int[] {1, 2, 200}) {
            assertThat(shown(limit)).as("limit " + limit).containsExactlyElementsOf(ORDER);
        }
    }

    @Test
    @Clause("RM-4")
    void whoHasNothingToDoLearnsWhatOthersHave() {
        var home = chief.get("/home").is(200);
        assertThat(home.at("/due/open").asInt()).isZero();
        int open = 0;
        int overdue = 0;
        var cursor = "";
        do {
            var page = chief.get("/desk?state=overseen&limit=200&cursor=" + cursor).is(200);
            open += page.items().size();
            overdue +=
                    (int) page.items().stream().filter(it -> it.at("/overdue").asBoolean()).count();
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());
        assertThat(open).isPositive();
        assertThat(home.at("/overseen/open").asInt()).isEqualTo(open);
        assertThat(home.at("/overseen/overdue").asInt()).isEqualTo(overdue);

        desk(desk -> open(desk, "late", Optional.of(-3), 7));
        assertThat(chief.get("/home").is(200).at("/overseen/open").isNumber())
                .as("own work comes first")
                .isFalse();
        assertThat(
                        platform.as("clerk.hardware")
                                .get("/home")
                                .is(200)
                                .at("/overseen/open")
                                .isNumber())
                .as("a company oversees nobody")
                .isFalse();
    }

    private List<String> shown(int limit) {
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page = chief.get("/desk?limit=" + limit + "&cursor=" + cursor).is(200);
            page.items().stream()
                    .map(it -> it.at("/subject/id").asString())
                    .filter(it -> it.startsWith(run))
                    .forEach(it -> names.add(it.substring(run.length() + 1)));
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return names;
    }

    private void open(Desk desk, String name, Optional<Integer> due, int daysAgo) {
        desk.open(
                UUID.fromString(chief.get("/session").text("/party/id")),
                "exercise",
                subject(name),
                new Text("演练", "exercise"),
                due.map(this::deadline),
                now(daysAgo));
    }

    private Deadline deadline(int days) {
        LocalDate today = platform.bean(Desk.class).today();
        return new Deadline(today.plusDays(days), false, today.minusDays(20), 5);
    }

    private java.time.Instant now(int daysAgo) {
        return platform.clock().instant().minus(daysAgo, ChronoUnit.DAYS);
    }

    private Subject subject(String name) {
        return new Subject("exercise", run + "-" + name);
    }

    private void desk(java.util.function.Consumer<Desk> work) {
        var scopes = platform.bean(Scopes.class);
        scopes.write(
                ENGINE,
                () ->
                        scopes.widely(() -> {
                            work.accept(platform.bean(Desk.class));
                            return run;
                        }));
    }
}
