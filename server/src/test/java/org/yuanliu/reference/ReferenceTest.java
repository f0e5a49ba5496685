package org.yuanliu.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Newcomer;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.desk.Desk;
import org.yuanliu.desk.Item.Subject;
import tools.jackson.databind.JsonNode;

/// What held on a day can always be asked, and a calendar that ends gives provisional deadlines
/// that are counted again.
class ReferenceTest {

    private static final Acting PLATFORM_PARTY = Acting.platform("test");

    private static Platform platform;
    private static Http admin;

    @BeforeAll
    static void start() {
        platform = Platform.start(Platform.Kind.EMPTY, Map.of());
        admin =
                Newcomer.settle(
                                platform.nobody(),
                                "admin",
                                platform.firstPassword("admin"),
                                platform.clock())
                        .http();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    @Clause("TV-5.3")
    void everyListNamesItsSourceAndWhetherAnybodyComparedIt() {
        var heads = admin.get("/reference").is(200).body();

        assertThat(heads.valueStream().map(it -> it.at("/name").asString()))
                .contains("unit", "loss-reason", "dismiss-reason", "region", "result-class")
                .as("those that other modules own")
                .contains("territory", "category");
        for (var head : heads) {
            var entries = entries(admin, head.at("/name").asString() + "?when=ever");
            assertThat(entries)
                    .isNotEmpty()
                    .allSatisfy(it -> {
                        assertThat(it.at("/title/zh").asString()).isNotBlank();
                        assertThat(it.at("/title/en").asString()).isNotBlank();
                        assertThat(it.at("/citation").asString()).isNotBlank();
                        assertThat(it.at("/verified").isBoolean()).isTrue();
                    });
        }
    }

    @Test
    void aRegionThatWasDividedIsFoundOnTheDayWhenItWasThere() {
        assertThat(codes(admin, "region?on=2018-12-31")).contains("371200");
        assertThat(codes(admin, "region?on=2019-01-01")).doesNotContain("371200");
        assertThat(
                        entries(admin, "region?when=ever").stream()
                                .filter(it -> it.at("/code").asString().equals("371200"))
                                .findFirst()
                                .orElseThrow()
                                .at("/becomes")
                                .size())
                .isEqualTo(2);
    }

    /// A second implementation: a map from day to meaning.
    @Test
    void whateverIsChangedEachDayHasTheMeaningThatWasSaidLast() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var model = new HashMap<LocalDate, String>();
        var first = LocalDate.of(2030, 1, 1);
        for (int i = 0; i < 25; i++) {
            int from = random.nextInt(40);
            int until = from + random.nextInt(20);
            boolean open = random.nextInt(6) == 0;
            var name = "m" + i;
            change(
                            "unit",
                            "property",
                            name,
                            first.plusDays(from),
                            open ? null : first.plusDays(until))
                    .is(200);
            for (int day = from; day < 70 && (open || day <= until); day++) {
                model.put(first.plusDays(day), name);
            }
        }
        for (int day = -1; day < 70; day++) {
            var at = first.plusDays(day);
            var found =
                    entries(admin, "unit?on=" + at).stream()
                            .filter(it -> it.at("/code").asString().equals("property"))
                            .map(it -> it.at("/title/en").asString())
                            .toList();
            assertThat(found)
                    .as("seed %d, %s", seed, at)
                    .isEqualTo(Optional.ofNullable(model.get(at)).stream().toList());
        }
    }

    @Test
    void whatIsWrongWithAChangeIsSaid() {
        var backwards =
                change("unit", "x", "x", LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 1))
                        .is(400);
        assertThat(backwards.text("/errors/0/reason")).contains("结束日期早于开始日期");
        change("unit", "", "x", null, null).is(400);
        change("result-class", "R9", "x", null, null).is(409);
        change("no-such-list", "x", "x", null, null).is(404);
        admin.get("/reference/unit?on=yesterday").is(400);
        admin.get("/reference/unit?when=never").is(400);
    }

    @Test
    @Clause("TV-6.2")
    void aDeadlineBeyondTheCalendarIsProvisionalAndCountedAgainWhenHolidaysAreAnnounced()
            throws Exception {
        var counted = counted(LocalDate.of(2032, 12, 20), 15);
        assertThat(counted.provisional()).isTrue();
        var subject = new Subject("exercise", "beyond");
        open(subject, counted);

        // Three of the days turn out to be holidays, one Saturday is worked.
        announce(
                        List.of(
                                day("2033-01-03", false),
                                day("2033-01-04", false),
                                day("2033-01-05", false),
                                day("2033-01-08", true),
                                day("2032-12-25", false)))
                .is(200);

        var again = counted(LocalDate.of(2032, 12, 20), 15);
        assertThat(again.provisional()).isFalse();
        assertThat(again.date()).isAfter(counted.date());
        var item = await(subject, again.date());
        assertThat(item.at("/provisional").asBoolean()).isFalse();
        assertThat(admin.get("/journal?subject=calendar/2032").texts("/items", "/action"))
                .contains("calendar.announce");
    }

    @Test
    void anAnnouncementThatContradictsItselfIsRefusedAsAWhole() {
        var twice = announce(List.of(day("2034-01-01", false), day("2034-01-01", true))).is(400);
        assertThat(twice.text("/errors/0/pointer")).isEqualTo("/days/1/day");
        announce(List.of()).is(400);
        announce(List.of(day("1034-01-01", false))).is(400);
        assertThat(admin.get("/calendar?from=2034-01-01&to=2034-12-31").body().size()).isZero();
    }

    @Test
    void aDayThatIsWorkedAnywayIsNotAnnouncedAsWorked() {
        var monday = announce(List.of(day("2035-01-01", true))).is(400);
        assertThat(monday.text("/errors/0/reason")).contains("本来就是工作日");
    }

    @Test
    void onlyWhoeverRunsThePlatformChangesThem() {
        var clerk =
                Platform.shared()
                        .as(
                                Platform.shared().world().people().stream()
                                        .filter(it ->
                                                it.memberships()
                                                        .getFirst()
                                                        .party()
                                                        .equals(
                                                                Platform.shared()
                                                                        .party("hardware")))
                                        .findFirst()
                                        .orElseThrow()
                                        .login());

        clerk.get("/reference/unit").is(200);
        clerk.post("/reference/unit", body("x", "x", null, null)).is(403);
        clerk.post("/calendar", Map.of("days", List.of(day("2035-01-01", false)), "reason", "x"))
                .is(403);
    }

    private static Deadline counted(LocalDate from, int days) {
        return platform.bean(Scopes.class)
                .read(PLATFORM_PARTY, () -> platform.bean(Calendar.class).after(from, days));
    }

    private static void open(Subject subject, Deadline deadline) {
        var scopes = platform.bean(Scopes.class);
        scopes.write(
                PLATFORM_PARTY,
                () ->
                        scopes.widely(() -> {
                            platform.bean(Desk.class)
                                    .open(
                                            Acting.PLATFORM,
                                            "exercise",
                                            subject,
                                            new Text("演练", "exercise"),
                                            Optional.of(deadline),
                                            platform.clock().instant());
                            return subject;
                        }));
    }

    private static JsonNode await(Subject subject, LocalDate date) throws InterruptedException {
        JsonNode last = null;
        for (int i = 0; i < 500; i++) {
            last =
                    admin.get("/desk").items().stream()
                            .filter(it -> it.at("/subject/id").asString().equals(subject.id()))
                            .findFirst()
                            .orElseThrow();
            if (last.at("/deadline").asString().equals(date.toString())) {
                return last;
            }
            Thread.sleep(10);
        }
        throw new AssertionError(date + " expected: " + last);
    }

    private static Map<String, Object> day(String day, boolean working) {
        return Map.of(
                "day",
                day,
                "working",
                working,
                "zh",
                "演练",
                "en",
                "exercise",
                "citation",
                "测试",
                "verified",
                false);
    }

    private static org.yuanliu.Answer announce(List<Map<String, Object>> days) {
        return admin.post("/calendar", Map.of("days", days, "reason", "国务院办公厅通知"));
    }

    private static org.yuanliu.Answer change(
            String list,
            String code,
            String name,
            @org.jspecify.annotations.Nullable LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate until) {
        return admin.post("/reference/" + list, body(code, name, from, until));
    }

    private static Map<String, Object> body(
            String code,
            String name,
            @org.jspecify.annotations.Nullable LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate until) {
        var body = new TreeMap<String, Object>();
        body.put("code", code);
        body.put("zh", name);
        body.put("en", name);
        if (from != null) {
            body.put("from", from.toString());
        }
        if (until != null) {
            body.put("until", until.toString());
        }
        body.put("becomes", new ArrayList<>());
        body.put("citation", "测试");
        body.put("verified", false);
        body.put("reason", "测试");
        return body;
    }

    private static List<JsonNode> entries(Http client, String list) {
        return client.get("/reference/" + list).is(200).at("/entries").valueStream().toList();
    }

    private static List<String> codes(Http client, String list) {
        return entries(client, list).stream().map(it -> it.at("/code").asString()).toList();
    }
}
