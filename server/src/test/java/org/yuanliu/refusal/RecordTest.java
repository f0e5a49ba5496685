package org.yuanliu.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.story.Filing.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;
import org.yuanliu.story.Filing;

/// Requests in order, with records that can't be taken. Each record is answered for itself.
class RecordTest {

    private final Platform platform = Platform.shared();
    private final Http clerk = platform.as("clerk.hardware");

    private void refused(Filing filing, String field, String code) {
        var answer = file(clerk, filing);
        assertThat(answer.text("/results/0/outcome")).as(answer.raw()).isEqualTo("refused");
        assertThat(answer.text("/results/0/problems/0/field")).isEqualTo(field);
        assertThat(answer.text("/results/0/problems/0/code")).isEqualTo(code);
        assertThat(answer.text("/results/0/problems/0/message/zh")).isNotBlank();
        assertThat(answer.text("/results/0/problems/0/message/en")).isNotBlank();
        answer.showsNoInsides();
    }

    @Test
    void aCodeOfTenKilobytesIsRefusedAtOnce() {
        var begun = System.nanoTime();
        for (var code :
                List.of(
                        "(01)06990000030012(21)" + "A".repeat(10_000),
                        "9".repeat(10_000),
                        "https://id.example/01/06990000030012/21/" + "%".repeat(10_000),
                        "(".repeat(10_000),
                        "源".repeat(10_000),
                        "]d2" + "\u001d".repeat(10_000))) {
            var answer = file(clerk, Filing.of("sale", code));
            assertThat(answer.text("/results/0/outcome")).isEqualTo("refused");
            assertThat(answer.text("/results/0/problems/0/field")).isEqualTo("code");
            assertThat(answer.raw()).as("it is not said back").hasSizeLessThan(5_000);
        }
        assertThat(System.nanoTime() - begun).isLessThan(3_000_000_000L);
        assertThat(
                        clerk.post(
                                        "/filings",
                                        Map.of("records", List.of(Filing.of("sale", "").record())))
                                .text("/results/0/outcome"))
                .isEqualTo("refused");
    }

    @Test
    void aHundredThousandRecordsInOneRequestAreRefusedAndNoneIsStored() {
        var code = platform.batch();
        // Short enough to pass the limit of bytes, so that the limit of records is what answers.
        var one =
                "{\"act\":\"sale\",\"code\":\""
                        + code.identity()
                        + "\",\"at\":\""
                        + Filing.at(1)
                        + "\"}";
        var most = (8 << 20) / (one.length() + 1) - 10;
        assertThat(most).isGreaterThan(50_000);

        var within =
                clerk.inEnglish()
                        .post(
                                "/filings",
                                "{\"records\":[" + (one + ",").repeat(most - 1) + one + "]}");
        within.isProblem(413, "too-large");
        assertThat(within.text("/safe")).isEqualTo("Nothing was saved.");
        assertThat(within.text("/detail")).contains("5000");
        clerk.post("/filings", "{\"records\":[" + (one + ",").repeat(99_999) + one + "]}")
                .isProblem(413, "too-large");

        assertThat(clerk.get("/events?code=" + code.identity()).is(200).items()).isEmpty();
    }

    @Test
    @Clause("SG-5.5")
    void fiveThousandRecordsInOneRequestAreStored() {
        var code = platform.item();
        var records = new ArrayList<Map<String, Object>>();
        IntStream.range(0, 5_000)
                .forEach(it ->
                        records.add(
                                Filing.sale(
                                                Code.ofItem(
                                                        code.product().orElseThrow(),
                                                        code.serial().orElseThrow() + "." + it))
                                        .record()));

        var answer = file(clerk, records);

        assertThat(answer.texts("/results", "/outcome")).hasSize(5_000).containsOnly("stored");
        assertThat(file(clerk, records).texts("/results", "/outcome")).containsOnly("known");
        records.add(Filing.sale(platform.item()).record());
        clerk.post("/filings", Map.of("records", records)).isProblem(413, "too-large");
    }

    @Test
    void aClockThreeYearsAheadIsRefusedForEachRecord() {
        refused(
                Filing.sale(platform.item()).set("at", Filing.at(0).plusYears(3).toString()),
                "at",
                "in-the-future");
        refused(
                Filing.sale(platform.item()).set("at", "9999-12-31T00:00:00Z"),
                "at",
                "in-the-future");

        var slightly = Filing.sale(platform.item()).set("at", Filing.at(0).plusDays(2).toString());
        assertThat(file(clerk, slightly).text("/results/0/outcome"))
                .as("clocks differ by minutes, and an evening is not tomorrow")
                .isEqualTo("stored");
    }

    @Test
    @Clause("TV-4.2d")
    void aClockThreeYearsBehindIsStoredAndFoundLate() {
        var filing = Filing.sale(platform.item()).set("at", Filing.at(0).minusYears(3).toString());

        var answer = file(clerk, filing);

        assertThat(answer.text("/results/0/outcome")).isEqualTo("stored");
        assertThat(answer.text("/results/0/remarks/0/code")).isEqualTo("to-be-corrected");
        refused(
                Filing.sale(platform.item()).set("at", "1066-10-14T09:00:00Z"),
                "at",
                "out-of-range");
        refused(
                Filing.sale(platform.item()).set("at", "2026-01-01T00:00:00+00:00:30"),
                "at",
                "odd-offset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "a\u0007", "\u001b[31m", "a\nb", "\u0085"})
    void controlCharactersInTextAreRefused(String text) {
        refused(Filing.sale(platform.item()).set("document", text), "document", "not-text");
        refused(Filing.sale(platform.item()).set("reason", text), "reason", "not-text");
        refused(Filing.sale(platform.batch()).quantity("1", text), "unit", "not-text");
        var answer = file(clerk, Filing.of("sale", "(01)06990000030012(21)A" + text + "B"));
        assertThat(answer.text("/results/0/outcome")).isEqualTo("refused");
    }

    @Test
    void halfACharacterIsRefused() {
        var record =
                "{\"act\":\"sale\",\"code\":\""
                        + platform.item().identity()
                        + "\",\"at\":\""
                        + Filing.at(0)
                        + "\",\"document\":\"\\ud800\"}";

        var answer = clerk.post("/filings", "{\"records\":[" + record + "]}");

        assertThat(answer.status()).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(answer.text("/results/0/problems/0/code")).isEqualTo("not-text");
        }
    }

    @Test
    @Clause("SG-4")
    void whatBelongsToSomebodyElseIsRefused() {
        var foreign =
                platform.world().premises().stream()
                        .filter(it -> !it.party().equals(platform.party("hardware")))
                        .findFirst()
                        .orElseThrow();
        refused(
                Filing.sale(platform.item()).set("premises", foreign.id()),
                "premises",
                "foreign-premises");
        refused(
                Filing.inbound(platform.item()).set("partner", java.util.UUID.randomUUID()),
                "partner",
                "unknown-party");
        refused(Filing.inbound(platform.item()).from("hardware"), "partner", "own-partner");

        var unit = platform.item();
        var theirs = Filing.outbound(unit).to("hardware").by("filer.wholesale");
        refused(Filing.sale(unit).correcting(theirs, "不是我们的"), "corrects", "not-yours");
        refused(Filing.sale(unit).correcting("ab".repeat(32), "没有这条"), "corrects", "not-yours");
        refused(Filing.sale(unit).correcting("' or 1=1", "x"), "corrects", "not-yours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspector.tianhe",
                "chief.national",
                "planner.institute",
                "admin.platform",
                "buyer.mystery"
            })
    @Clause("TV-7.1")
    void whoDoesNotDealInGoodsCannotFile(String login) {
        platform.as(login)
                .post("/filings", Map.of("records", List.of(Filing.sale(platform.item()).record())))
                .isProblem(403, "forbidden");
    }

    @Test
    @Clause({"TV-7.1", "TV-6.2"})
    void onlyTheAuthorityThatHasJurisdictionDecides() {
        var unit = platform.item();
        Filing.inbound(unit).from("wholesale").by(clerk);
        var nanhai = platform.as("inspector.nanhai");
        var id =
                nanhai.get("/findings?identity=" + unit.identity())
                        .items()
                        .getFirst()
                        .at("/id")
                        .asString();
        var etag = nanhai.get("/findings/" + id).etag();
        var ask = Map.of("workingDays", 5, "reason", "越权");

        decide(platform.as("chief.gd"), etag, id, ask).isProblem(403, "forbidden");
        decide(platform.as("inspector.tianhe"), etag, id, ask).isProblem(404, "not-found");
        decide(platform.as("filer.wholesale"), etag, id, ask).isProblem(403, "forbidden");
        decide(clerk, etag, id, ask).isProblem(404, "not-found");
        decide(nanhai, etag, id, Map.of("workingDays", 0, "reason", "x"))
                .isProblem(400, "invalid-field");
        decide(nanhai, etag, id, Map.of("workingDays", 1_000_000, "reason", "x"))
                .isProblem(400, "invalid-field");
        decide(nanhai, etag, id, Map.of("workingDays", 5, "reason", " "))
                .isProblem(400, "invalid-field");
        decide(nanhai, etag, id, Map.of("workingDays", 5, "reason", "a\u0000b"))
                .isProblem(400, "bad-request");
        decide(nanhai, etag, id, Map.of("workingDays", 5, "reason", "长".repeat(1_001)))
                .isProblem(400, "invalid-field");
        decide(
                        nanhai,
                        etag,
                        id,
                        Map.of("workingDays", 5, "reason", "x", "to", platform.party("cable")))
                .isProblem(400, "invalid-field");
        decide(nanhai, "\"99\"", id, ask).isProblem(412, "changed-meanwhile");
        nanhai.post("/findings/" + id + "/return", ask).isProblem(428, "precondition-required");
        assertThat(nanhai.get("/findings/" + id).text("/line/state")).isEqualTo("open");
        assertThat(nanhai.get("/findings/" + id).etag()).isEqualTo(etag);
    }

    private static Answer decide(Http by, String etag, String id, Map<String, ?> body) {
        return by.with("If-Match", etag).post("/findings/" + id + "/return", body);
    }

    @Test
    void aCommandSentTwiceIsCarriedOutOnce() {
        var unit = platform.item();
        Filing.inbound(unit).from("wholesale").by(clerk);
        var nanhai = platform.as("inspector.nanhai");
        var id =
                nanhai.get("/findings?identity=" + unit.identity())
                        .items()
                        .getFirst()
                        .at("/id")
                        .asString();
        var etag = nanhai.get("/findings/" + id).etag();
        var keyed =
                nanhai.with("If-Match", etag)
                        .with("Idempotency-Key", java.util.UUID.randomUUID().toString());
        var ask = Map.of("workingDays", 5, "reason", "请补登记出库");

        nanhai.with("If-Match", etag)
                .without("Idempotency-Key")
                .post("/findings/" + id + "/return", ask)
                .isProblem(428, "key-required");
        nanhai.with("If-Match", etag)
                .with("Idempotency-Key", "x")
                .post("/findings/" + id + "/return", ask)
                .isProblem(400, "invalid-field");
        var first = keyed.post("/findings/" + id + "/return", ask).is(200);
        var second = keyed.post("/findings/" + id + "/return", ask).is(200);
        keyed.post("/findings/" + id + "/return", Map.of("workingDays", 6, "reason", "请补登记出库"))
                .isProblem(422, "key-reused");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.etag()).isEqualTo(first.etag());
        assertThat(nanhai.get("/findings/" + id).at("/corrections")).hasSize(1);
    }
}
