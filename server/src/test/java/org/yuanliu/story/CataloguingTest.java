package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.sheet.Files;

/// Whoever keeps the catalogue writes into it, and everybody is answered by it at once; what was
/// said before stays to be asked for.
@Clause("SG-5.2")
class CataloguingTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Platform platform = Platform.shared();
    private final Http keeper = platform.as("admin.platform");
    private final Http reader = platform.as("clerk.hardware");

    @Test
    void aCategoryAndItsDutyAreAnsweredFromTheDayOnWhichTheyHold() {
        var code = category();

        add("obligations", obligation(code, "2026-03-01", null)).is(200);

        assertThat(verdict(code, "2026-03-01")).isEqualTo("traced");
        assertThat(verdict(code, "2026-02-28")).isEqualTo("later");
        var entry = reader.get("/catalogue/" + code).is(200);
        assertThat(entry.text("/obligations/0/detail/citation")).isEqualTo("示例文件 1 号");
        assertThat(entry.at("/obligations/0/detail/verified").asBoolean()).isFalse();
        assertThat(entry.at("/names")).isNotEmpty();
        assertThat(keeper.get("/journal?limit=1").text("/items/0/action")).isEqualTo("fact.state");
    }

    @Test
    void whatSpeaksOfTheSameDaysIsRefusedAndNamesTheOther() {
        var code = category();
        add("obligations", obligation(code, "2026-03-01", null)).is(200);

        var refused = add("obligations", obligation(code, "2027-01-01", null));

        assertThat(refused.isProblem(409, "conflict").text("/errors/0/reason"))
                .contains("2026-03-01");
        assertThat(
                        add("obligations", obligation(code, "2027-01-01", "2026-01-01"))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/to");
    }

    @Test
    void aDutyEndsOnADayAndTheEndIsTakenBackByACorrection() {
        var code = category();
        var id = add("obligations", obligation(code, "2026-03-01", null)).is(200).text("/id");
        var before = now();

        var ended = end(id, "2026-06-30").is(200).text("/id");

        assertThat(verdict(code, "2026-06-30")).isEqualTo("traced");
        assertThat(verdict(code, "2026-07-01")).isEqualTo("not-listed");
        assertThat(duty(code, "2026-07-01", "&known=" + before)).isEqualTo("traced");
        assertThat(end(ended, "2026-06-30").isProblem(400, "invalid-field").fields())
                .containsExactly("/last");
        keeper.post(
                        "/catalogue/obligations/" + ended + "/correction",
                        because(obligation(code, "2026-03-01", null)))
                .is(200);
        assertThat(verdict(code, "2026-07-01")).isEqualTo("traced");
        assertThat(reader.get("/catalogue/" + code).at("/obligations")).hasSize(3);
    }

    @Test
    void whoeverEditsWhatSomebodyElseHasChangedMeanwhileIsTold() {
        var code = category();
        var id = add("obligations", obligation(code, "2026-03-01", null)).is(200).text("/id");
        end(id, "2026-06-30").is(200);

        end(id, "2026-05-31").isProblem(412, "changed-meanwhile");
        keeper.post(
                        "/catalogue/obligations/" + id + "/correction",
                        because(obligation(code, "2026-03-01", null)))
                .isProblem(412, "changed-meanwhile");
        keeper.post("/catalogue/facts/" + id + "/withdrawal", Map.of("reason", "登错"))
                .isProblem(412, "changed-meanwhile");
    }

    @Test
    void whatIsWithdrawnIsSaidNoMoreAndStaysToBeAskedFor() {
        var code = category();
        var id = add("obligations", obligation(code, "2026-03-01", null)).is(200).text("/id");
        var before = now();

        keeper.post("/catalogue/facts/" + id + "/withdrawal", Map.of("reason", "登错了类别")).is(200);

        assertThat(verdict(code, "2026-07-01")).isEqualTo("not-listed");
        assertThat(duty(code, "2026-07-01", "&known=" + before)).isEqualTo("traced");
    }

    @Test
    void aCorrectionIsAboutTheSameThingAndSaysWhy() {
        var code = category();
        var id = add("obligations", obligation(code, "2026-03-01", null)).is(200).text("/id");
        var path = "/catalogue/obligations/" + id + "/correction";

        assertThat(
                        keeper.post(path, obligation(code, "2026-04-01", null))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/reason");
        assertThat(
                        keeper.post(path, because(obligation("cable", "2026-04-01", null)))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/of");
        keeper.post(path, because(obligation(code, "2026-04-01", null))).is(200);
        assertThat(verdict(code, "2026-03-15")).isEqualTo("later");
    }

    @Test
    void regimeAndPlatformBelongToTheCategory() {
        var code = category();
        var regime =
                body(
                        "of",
                        code,
                        "word",
                        "ccc",
                        "note",
                        text("自 2026 年起", "from 2026"),
                        "from",
                        "2026-01-01");
        var site =
                body(
                        "of",
                        code,
                        "key",
                        "zj",
                        "name",
                        text("示例平台", "Example platform"),
                        "territory",
                        "330000",
                        "url",
                        "https://example.org/t",
                        "from",
                        "2026-01-01");

        add("regimes", regime).is(200);
        add("platforms", site).is(200);

        var entry = reader.get("/catalogue/" + code).is(200);
        assertThat(entry.text("/regimes/0/detail/word")).isEqualTo("ccc");
        assertThat(entry.text("/platforms/0/detail/url")).isEqualTo("https://example.org/t");
        site.put("key", "other");
        for (var wrong :
                Map.of("/url", "javascript:alert(1)", "/territory", "999999", "/name", "")
                        .entrySet()) {
            var spoiled = new LinkedHashMap<>(site);
            if (wrong.getKey().equals("/name")) {
                spoiled.put("name", text("示例平台", ""));
            } else {
                spoiled.put(wrong.getKey().substring(1), wrong.getValue());
            }
            assertThat(add("platforms", spoiled).isProblem(400, "invalid-field").fields())
                    .containsExactly(wrong.getKey());
        }
    }

    @Test
    void aStandardIsAddedReplacedAndItsHistoryTold() {
        var number = "GB/T 9" + "%04d".formatted(NUMBERS.incrementAndGet()) + "-2026";
        var standard = standard(number, "2026-01-01");
        var id = keeper.post("/standards", standard).is(200).text("/id");
        assertThat(standards(number)).containsExactly("standard/" + number);

        var better = because(standard);
        better.put("verified", true);
        var now = keeper.post("/standards/" + id + "/correction", better).is(200).text("/id");
        end(now, "2026-12-31").is(200);

        var told = reader.get("/standards/" + now).is(200);
        assertThat(told.at("/versions")).hasSize(3);
        assertThat(told.texts("/versions", "/detail/verified"))
                .containsExactly("false", "true", "true");
        assertThat(keeper.post("/standards", standard).isProblem(409, "conflict").fields())
                .containsExactly("/from");
    }

    @Test
    @Clause("TV-7.1")
    void nobodyElseWritesIntoTheCatalogue() {
        var code = category();
        var id = add("obligations", obligation(code, "2026-03-01", null)).is(200).text("/id");
        for (var other : List.of("chief.gd", "filer.gas", "clerk.hardware")) {
            var stranger = platform.as(other);
            stranger.post("/catalogue/obligations", obligation(code, "2020-01-01", "2020-12-31"))
                    .isProblem(403, "forbidden");
            stranger.post("/standards", standard("GB 1-2026", "2026-01-01"))
                    .isProblem(403, "forbidden");
            stranger.post("/catalogue/facts/" + id + "/withdrawal", Map.of("reason", "x"))
                    .isProblem(403, "forbidden");
            stranger.post(
                            "/catalogue",
                            Map.of("code", "x-1", "name", text("甲", "a"), "words", List.of()))
                    .isProblem(403, "forbidden");
        }
        var dossier = platform.as("filer.gas").get("/dossiers/" + platform.party("gas")).is(200);
        keeper.post(
                        "/catalogue/facts/" + dossier.text("/company/id") + "/withdrawal",
                        Map.of("reason", "x"))
                .isProblem(404, "not-found");
    }

    @Test
    void aCategoryHasItsOwnCodeAndNameAndATopCategoryAboveIt() {
        var code = category();
        var again = body("code", code, "name", text("另一类", "Another"), "words", List.of());
        assertThat(keeper.post("/catalogue", again).isProblem(400, "invalid-field").fields())
                .containsExactly("/code");
        again.put("code", "ccc");
        assertThat(keeper.post("/catalogue", again).isProblem(400, "invalid-field").fields())
                .containsExactly("/code");
        again.put("code", code + "-x");
        again.put("parent", "gas-stove");
        assertThat(keeper.post("/catalogue", again).isProblem(400, "invalid-field").fields())
                .containsExactly("/parent");
    }

    @Test
    @Clause("RM-7.3")
    void theCatalogueAndTheStandardsComeByFileToo() {
        var code = category();
        var number = "GB 8" + "%04d".formatted(NUMBERS.incrementAndGet()) + "-2026";
        var duties =
                Files.table(
                        List.of(
                                List.of(
                                        "类别或准入方式*",
                                        "阶段*",
                                        "目录名称*",
                                        "目录英文名称*",
                                        "依据*",
                                        "已核对原文*",
                                        "生产日期从哪天起*"),
                                List.of(
                                        code,
                                        "3",
                                        "示例目录",
                                        "Example",
                                        "示例文件 2 号",
                                        "否",
                                        "2027-12-31"),
                                List.of("没有的类别", "3", "示例目录", "Example", "示例文件", "否", "2027-12-31"),
                                List.of(code, "十", "示例目录", "Example", "示例文件", "否", "2027-12-31")));
        var standards =
                Files.table(
                        List.of(
                                List.of(
                                        "标准编号*", "标准名称*", "标准英文名称*", "类型*", "强制性*", "依据*", "已核对原文*",
                                        "实施日期*"),
                                List.of(
                                        number,
                                        "示例标准",
                                        "Example",
                                        "产品标准",
                                        "是",
                                        "示例公告",
                                        "是",
                                        "2026-01-01")));

        var read = send("catalogue", duties).is(200);
        assertThat(Uploaded.counts(read)).containsExactly(3, 1, 2, 0, 0, 0);
        Uploaded.take(keeper, read);
        Uploaded.take(keeper, send("standards", standards).is(200));

        assertThat(verdict(code, "2027-12-31")).isEqualTo("traced");
        assertThat(standards(number)).containsExactly("standard/" + number);
        assertThat(keeper.get("/upload-kinds").texts("/kinds", "/word"))
                .containsExactly("catalogue", "standards");
        reader.with("Content-Type", "application/octet-stream")
                .post("/uploads?form=standards&name=s.xlsx", standards)
                .isProblem(403, "forbidden");
    }

    private Answer send(String form, byte[] file) {
        return keeper.with("Content-Type", "application/octet-stream")
                .post("/uploads?form=" + form + "&name=f.xlsx", file);
    }

    private String category() {
        int n = NUMBERS.incrementAndGet();
        var made =
                body(
                        "code",
                        "test-" + n,
                        "name",
                        text("示例类别" + n, "Example category " + n),
                        "words",
                        List.of());
        return keeper.post("/catalogue", made).is(200).text("/code");
    }

    private Answer add(String kind, Map<String, Object> made) {
        return keeper.post("/catalogue/" + kind, made);
    }

    private Answer end(String id, String last) {
        return keeper.post(
                "/catalogue/facts/" + id + "/end", Map.of("last", last, "reason", "文件废止"));
    }

    private static Map<String, Object> obligation(
            String of, String from, @org.jspecify.annotations.Nullable String to) {
        var made = body("of", of, "phase", 1, "list", text("示例目录", "Example list"), "from", from);
        if (to != null) {
            made.put("to", to);
        }
        return made;
    }

    private static Map<String, Object> standard(String number, String from) {
        return body(
                "number",
                number,
                "title",
                text("示例标准", "Example standard"),
                "sort",
                "product",
                "mandatory",
                true,
                "from",
                from);
    }

    private static Map<String, Object> because(Map<String, Object> made) {
        var more = new LinkedHashMap<>(made);
        more.put("reason", "登错");
        return more;
    }

    private static Map<String, Object> body(Object... pairs) {
        var body = new LinkedHashMap<String, Object>();
        body.put("citation", "示例文件 1 号");
        body.put("verified", false);
        for (int n = 0; n < pairs.length; n += 2) {
            body.put((String) pairs[n], pairs[n + 1]);
        }
        if (body.containsKey("words")) {
            body.remove("citation");
            body.remove("verified");
        }
        return body;
    }

    private static Map<String, String> text(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private String verdict(String code, String made) {
        return duty(code, made, "");
    }

    /// Asked by the catalogue, since a category of a test has no word that people use.
    private String duty(String code, String made, String more) {
        var whole = reader.get("/catalogue?made=" + made + more).is(200);
        var place = whole.texts("/categories", "/category/code").indexOf(code);
        return whole.text("/categories/" + place + "/verdict");
    }

    private List<String> standards(String number) {
        return reader.get(
                        "/standards?q="
                                + java.net.URLEncoder.encode(
                                        number, java.nio.charset.StandardCharsets.UTF_8))
                .is(200)
                .texts("/standards", "/subject");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
    }
}
