package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import org.yuanliu.registry.BatchRecalled;

/// 企业库 and 产品库 through the interface: what was true on a day, as known at a moment.
@Clause({"RM-7.2", "RM-7.3"})
class DossierTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Platform platform = Platform.shared();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final String company = "/dossiers/" + platform.party("gas");
    private final String product = "/products/" + platform.gtin();
    private final Http maker = platform.as("filer.gas");
    private final Http authority = platform.as("chief.gd");

    @Test
    void theStatusOfACertificateIsThatOfTheDayOnWhichItIsAsked() {
        var number = number();
        var added = certify(number, today.minusDays(400), today.plusDays(400)).is(200);
        assertThat(standing(added, number)).isEqualTo("in-force");

        var suspended =
                authority
                        .post(
                                company + "/certificates/" + id(added, number) + "/status",
                                Map.of(
                                        "status", "suspended",
                                        "from", today.minusDays(30),
                                        "reason", "跟踪检查未通过"))
                        .is(200);

        assertThat(standing(suspended, number)).isEqualTo("suspended");
        assertThat(standing(on(today.minusDays(31)), number)).isEqualTo("in-force");
        assertThat(standing(on(today.minusDays(401)), number)).isEqualTo("later");
        assertThat(standing(on(today.plusDays(401)), number)).isEqualTo("expired");
    }

    /// The second time: what the authority knew when it decided.
    @Test
    void whatWasKnownBeforeACorrectionCanStillBeAsked() {
        var number = number();
        var added = certify(number, today.minusDays(100), today.plusDays(10)).is(200);
        var before = OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
        var certificate = certificate(number, today.minusDays(100), today.minusDays(10));

        var corrected =
                maker.post(
                                company + "/certificates/" + id(added, number) + "/correction",
                                Map.of(
                                        "certificate", certificate,
                                        "status", "in-force",
                                        "reason", "证书截止日期登错"))
                        .is(200);

        assertThat(standing(corrected, number)).isEqualTo("expired");
        assertThat(standing(maker.get(company + "?known=" + before).is(200), number))
                .isEqualTo("in-force");
        var versions = maker.get(company + "/certificates/" + id(corrected, number)).is(200);
        assertThat(versions.at("/versions")).hasSize(2);
        assertThat(versions.at("/versions/0/recordedUntil"))
                .isEqualTo(versions.at("/versions/1/recordedAt"));
        assertThat(versions.text("/versions/1/reason")).isEqualTo("证书截止日期登错");
        assertThat(maker.get("/journal?limit=1").text("/items/0/action")).isEqualTo("fact.correct");
    }

    @Test
    void aCertificateThatEndsBeforeItBeginsIsRefused() {
        assertThat(
                        certify(number(), today, today.minusDays(1))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/to");
    }

    @Test
    void theSameCertificateForSomeOfTheSameDaysIsRefusedAndNamesTheOther() {
        var number = number();
        certify(number, today.minusDays(10), today.plusDays(10)).is(200);

        var refused = certify(number, today.plusDays(10), today.plusDays(20));

        assertThat(refused.isProblem(409, "conflict").text("/errors/0/reason"))
                .contains(today.minusDays(10).toString(), today.plusDays(10).toString());
        certify(number, today.plusDays(11), today.plusDays(20)).is(200);
    }

    @Test
    void whatWasWithdrawnIsGoneFromThePresentAndStaysInThePast() {
        var number = number();
        var added = certify(number, today, today.plusDays(1)).is(200);
        var before = OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC);

        var left =
                maker.post(
                                company + "/facts/" + id(added, number) + "/withdrawal",
                                Map.of("reason", "登错了单位"))
                        .is(200);

        assertThat(numbers(left)).doesNotContain(number);
        assertThat(numbers(maker.get(company + "?known=" + before).is(200))).contains(number);
    }

    @Test
    void aDossierIsDueSixMonthsAfterSomebodyLookedItThrough() {
        var renewed = maker.post(company + "/renewal", Map.of()).is(200);

        assertThat(renewed.text("/renewed/on")).isEqualTo(today.toString());
        assertThat(renewed.text("/renewed/due")).isEqualTo(today.plusMonths(6).toString());
        assertThat(renewed.at("/renewed/overdue").asBoolean()).isFalse();
        assertThat(on(today.plusMonths(6)).at("/renewed/overdue").asBoolean()).isFalse();
        assertThat(on(today.plusMonths(6).plusDays(1)).at("/renewed/overdue").asBoolean()).isTrue();
        assertThat(authority.get("/dossiers?overdue=true&limit=200").texts("/items", "/id"))
                .doesNotContain(platform.party("gas").toString())
                .isNotEmpty();
    }

    @Test
    void theCompanyMovesAndItsFormerAddressStaysForItsDays() {
        describe("旧址 1 号", today.minusDays(50)).is(200);
        describe("新址 2 号", today.minusDays(5)).is(200);

        assertThat(on(today).text("/company/detail/productionAddress")).isEqualTo("新址 2 号");
        assertThat(on(today.minusDays(6)).text("/company/detail/productionAddress"))
                .isEqualTo("旧址 1 号");
        assertThat(describe("未来 3 号", today.plusDays(1)).isProblem(400, "invalid-field").fields())
                .containsExactly("/from");
    }

    @Test
    void whatAProductWasCalledIsAskedLikeEverythingElse() {
        var before = OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
        var name = maker.get(product).text("/name");
        var edit = ProductEdit.of(maker.get(product).is(200)).set("name", name + " 新款");

        edit.by(maker, maker.get(product).etag()).is(200);

        assertThat(maker.get(product + "/dossier").is(200).text("/description/detail/name"))
                .isEqualTo(name + " 新款");
        assertThat(
                        maker.get(product + "/dossier?known=" + before)
                                .is(200)
                                .text("/description/detail/name"))
                .isEqualTo(name);
        ProductEdit.of(maker.get(product).is(200))
                .set("name", name)
                .by(maker, maker.get(product).etag())
                .is(200);
    }

    /// A supervision result is not published by being recorded (EC-5.7.3).
    @Test
    @Clause("EC-5.7.3")
    void aResultIsSeenByThoseWhomItIsAboutAndByTheirAuthorityOnly() {
        var report = "JD-" + NUMBERS.incrementAndGet();
        authority
                .post(
                        product + "/results",
                        Map.of(
                                "programme", "supervision",
                                "verdict", "failed",
                                "batch", "LOT-X",
                                "failedItems", List.of("气密性"),
                                "body", "示例实验室",
                                "document", report,
                                "on", today))
                .is(200);

        assertThat(results(maker)).contains(report);
        assertThat(results(authority)).contains(report);
        assertThat(results(platform.as("clerk.hardware"))).doesNotContain(report);
        assertThat(authority.get(company).texts("/results", "/detail/document")).contains(report);
    }

    @Test
    void aFailedResultNamesWhatFailed() {
        var refused =
                authority.post(
                        product + "/results",
                        Map.of(
                                "programme", "monitoring",
                                "verdict", "failed",
                                "batch", "",
                                "failedItems", List.of(),
                                "body", "示例实验室",
                                "document", "JC-1",
                                "on", today));
        assertThat(refused.isProblem(400, "invalid-field").fields())
                .containsExactly("/failedItems");
    }

    @Test
    @Clause("SG-E1")
    void aRecalledBatchIsShownToEverybodyAndTold() {
        var batch = "RC" + NUMBERS.incrementAndGet();
        var heard = new java.util.concurrent.CopyOnWriteArrayList<BatchRecalled>();
        platform.bean(org.springframework.context.event.ApplicationEventMulticaster.class)
                .addApplicationListener(
                        (org.springframework.context.ApplicationListener<
                                        org.springframework.context.ApplicationEvent>)
                                event -> {
                                    if (event
                                                    instanceof
                                                    org.springframework.context
                                                                            .PayloadApplicationEvent<
                                                                    ?>
                                                            told
                                            && told.getPayload()
                                                    instanceof BatchRecalled recalled) {
                                        heard.add(recalled);
                                    }
                                });

        maker.post(
                        product + "/batches",
                        Map.of(
                                "batch", batch,
                                "standing", "recalled",
                                "from", today,
                                "reason", "接头可能漏气",
                                "document", "召回公告 1 号"))
                .is(200);

        assertThat(heard).extracting(BatchRecalled::batch).contains(batch);
        assertThat(
                        platform.as("clerk.hardware")
                                .get(product + "/dossier")
                                .texts("/batches", "/detail/batch"))
                .contains(batch);
    }

    @Test
    void aCodeRangeGoesFromItsFirstToItsLastSerial() {
        var range =
                new LinkedHashMap<String, Object>(
                        Map.of("first", "A0200", "last", "A0100", "from", today));
        assertThat(
                        maker.post(product + "/code-ranges", range)
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/last");
        int n = NUMBERS.incrementAndGet();
        range.put("first", "A%04d".formatted(n));
        range.put("last", "A%04d".formatted(n + 1));

        maker.post(product + "/code-ranges", range).is(200);

        assertThat(maker.get(product + "/dossier").texts("/codeRanges", "/detail/first"))
                .contains("A%04d".formatted(n));
        assertThat(platform.as("clerk.hardware").get(product + "/dossier").at("/codeRanges"))
                .isEmpty();
    }

    @Test
    @Clause({"TV-7.1", "RM-7.3"})
    void whatAnAuthorityPutOnRecordIsNotTheCompanysToTakeAway() {
        var batch = "B%05d".formatted(NUMBERS.incrementAndGet());
        var failed =
                Map.of(
                        "batch", batch,
                        "standing", "failed",
                        "from", today,
                        "reason", "气密性不合格",
                        "document", "JD-1");
        authority.post(product + "/batches", failed).is(200);
        var fact =
                maker.get(product + "/dossier")
                        .is(200)
                        .at("/batches")
                        .valueStream()
                        .filter(it -> it.at("/detail/batch").asString().equals(batch))
                        .map(it -> it.at("/id").asString())
                        .findFirst()
                        .orElseThrow();
        var withdrawal = company + "/facts/" + fact + "/withdrawal";

        maker.post(withdrawal, Map.of("reason", "已整改")).isProblem(403, "forbidden");
        maker.post(
                        product + "/batches",
                        Map.of(
                                "batch", batch,
                                "standing", "recalled",
                                "from", today,
                                "reason", "自行召回",
                                "document", ""))
                .isProblem(403, "forbidden");
        maker.post(
                        "/dossiers/" + platform.party("cable") + "/facts/" + fact + "/withdrawal",
                        Map.of("reason", "已整改"))
                .isProblem(404, "not-found");
        authority.post(withdrawal, Map.of("reason", "复检合格")).is(200);
    }

    @Test
    @Clause("RM-7.2")
    void ofTwoWhoChangeACertificateAtOnceTheSecondIsToldSo() throws Exception {
        var number = number();
        var id = id(certify(number, today.minusDays(10), today.plusDays(100)).is(200), number);
        var change = Map.of("status", "suspended", "from", today, "reason", "监督检查");
        try (var two = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var answers =
                    two.invokeAll(
                            java.util.Collections.nCopies(
                                    2,
                                    () ->
                                            authority
                                                    .post(
                                                            company
                                                                    + "/certificates/"
                                                                    + id
                                                                    + "/status",
                                                            change)
                                                    .status()));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    @Clause("RM-7.3")
    void rangesOfSerialsDoNotOverlap() {
        var first = "R%04d0000".formatted(NUMBERS.incrementAndGet());
        var range = new LinkedHashMap<String, Object>(Map.of("from", today));
        range.put("first", first);
        range.put("last", first.substring(0, 5) + "0099");
        maker.post(product + "/code-ranges", range).is(200);
        range.put("first", first.substring(0, 5) + "0050");
        range.put("last", first.substring(0, 5) + "0150");

        assertThat(
                        maker.post(product + "/code-ranges", range)
                                .isProblem(400, "invalid-field")
                                .text("/errors/0/reason"))
                .contains(first);
        range.put("first", first.substring(0, 5) + "0100");
        maker.post(product + "/code-ranges", range).is(200);
    }

    @Test
    @Clause("RM-7.2")
    void aCertificateCoversCategoriesAndOwnProductsOnly() {
        for (var covers : List.of("nonsense", "06990000010014")) {
            var body = new LinkedHashMap<>(certificate(number(), today, today.plusDays(1)));
            body.put("covers", List.of(covers));
            assertThat(
                            maker.post(company + "/certificates", body)
                                    .isProblem(400, "invalid-field")
                                    .fields())
                    .as(covers)
                    .containsExactly("/covers");
        }
        var body = new LinkedHashMap<>(certificate(number(), today, today.plusDays(1)));
        body.put("covers", List.of("gas-stove", platform.gtin()));
        maker.post(company + "/certificates", body).is(200);
    }

    @Test
    void whatNobodySeesIsNoPartOfANumber() {
        assertThat(
                        certify("XK\u202e-1", today, today.plusDays(1))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/number");
    }

    @Test
    @Clause("TV-7.1")
    void nobodySpeaksForAnotherCompany() {
        var stranger = platform.as("filer.cable");
        var body = certificate(number(), today, today.plusDays(1));

        stranger.post(company + "/certificates", body).isProblem(403, "forbidden");
        stranger.post(company + "/renewal", Map.of()).isProblem(403, "forbidden");
        platform.as("chief.zj").post(company + "/certificates", body).isProblem(403, "forbidden");
        assertThat(stranger.get(company).is(200).at("/may")).isEmpty();
    }

    @Test
    @Clause({"RM-7.2", "RM-7.3"})
    void aGradeFollowsTheOneBeforeWithItsReasonAndBothCanBeAsked() {
        grade(company, "B", today.minusDays(20)).is(200);

        var graded = grade(company, "C", today.minusDays(2)).is(200);

        assertThat(newestGrade(graded)).isEqualTo("C 监督抽查不合格");
        assertThat(newestGrade(on(today.minusDays(3)))).isEqualTo("B 监督抽查不合格");
        assertThat(
                        grade(company, "A", today.minusDays(5))
                                .isProblem(400, "invalid-field")
                                .text("/errors/0/reason"))
                .contains(today.minusDays(2).toString());
        assertThat(grade(company, "E", today).isProblem(400, "invalid-field").fields())
                .containsExactly("/grade");
        assertThat(grade(company, "A", today.plusDays(1)).isProblem(400, "invalid-field").fields())
                .containsExactly("/from");
    }

    @Test
    @Clause({"RM-7.3", "TV-7.1"})
    void onlyTheAuthorityInChargeGradesAndOthersDoNotSeeIt() {
        var made = made("D", today);
        for (var other : List.of("filer.gas", "chief.zj", "clerk.hardware")) {
            platform.as(other).post(product + "/grades", made).isProblem(403, "forbidden");
        }

        var graded = authority.post(product + "/grades", made).is(200);

        assertThat(graded.at("/may").valueStream().map(it -> it.asString())).contains("grade");
        assertThat(maker.get(product + "/dossier").texts("/grades", "/detail/grade")).contains("D");
        assertThat(platform.as("clerk.hardware").get(product + "/dossier").at("/grades")).isEmpty();
        assertThat(authority.get(company).texts("/grades", "/subject"))
                .contains("product/" + platform.gtin());
    }

    /// The duty to renew puts the dossiers in order, page by page.
    @Test
    void whatIsOverdueComesFirstAndThePagesMissNobody() {
        maker.post(company + "/renewal", Map.of()).is(200);
        var seen = new java.util.ArrayList<String>();
        var days = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = authority.get("/dossiers?limit=3" + cursor).is(200);
            seen.addAll(page.texts("/items", "/id"));
            days.addAll(page.texts("/items", "/renewed/on"));
            cursor = page.at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(days).isSorted();
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        authority.get("/dossiers?limit=200").texts("/items", "/id"));
        assertThat(seen.getFirst()).isNotEqualTo(platform.party("gas").toString());
        assertThat(days.getLast()).isEqualTo(today.toString());
    }

    @Test
    void whatIsTooMuchForADossierIsCountedAndReadOnPageByPage() {
        var cable = "/dossiers/" + platform.party("cable");
        var before = authority.get(cable).is(200).at("/parts/matters/total").asInt();
        for (int n = 0; n < 53; n++) {
            authority
                    .post(
                            cable + "/matters",
                            Map.of(
                                    "nature",
                                    "complaint",
                                    "summary",
                                    "示例",
                                    "document",
                                    "TS-P-" + NUMBERS.incrementAndGet(),
                                    "on",
                                    today.minusDays(n % 7)))
                    .is(200);
        }

        var dossier = authority.get(cable).is(200);

        assertThat(dossier.at("/matters")).hasSize(50);
        assertThat(dossier.at("/parts/matters/total").asInt()).isEqualTo(before + 53);
        var rest =
                authority
                        .get(cable + "/matters?cursor=" + dossier.text("/parts/matters/nextCursor"))
                        .is(200);
        assertThat(rest.at("/items")).hasSize(before + 3);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(rest.texts("/items", "/id"))
                .doesNotContainAnyElementsOf(dossier.texts("/matters", "/id"));
        assertThat(platform.as("clerk.hardware").get(cable + "/matters").at("/items")).isEmpty();
        authority
                .get("/dossiers/" + java.util.UUID.randomUUID() + "/matters")
                .isProblem(404, "not-found");
    }

    /// Of the company itself; those of its products stand in its dossier, too.
    private String newestGrade(Answer dossier) {
        return dossier.at("/grades")
                .valueStream()
                .filter(it -> it.at("/subject").asString().startsWith("party/"))
                .map(it ->
                        it.at("/detail/grade").asString()
                                + " "
                                + it.at("/detail/reason").asString())
                .findFirst()
                .orElse("none");
    }

    private Answer grade(String of, String grade, LocalDate from) {
        return authority.post(of + "/grades", made(grade, from));
    }

    private static Map<String, Object> made(String grade, LocalDate from) {
        return Map.of("grade", grade, "from", from, "reason", "监督抽查不合格", "document", "");
    }

    private Answer describe(String address, LocalDate from) {
        return maker.post(
                company + "/company",
                Map.of(
                        "registeredAddress",
                        "示例路 1 号",
                        "productionAddress",
                        address,
                        "industry",
                        "燃气器具制造",
                        "productClasses",
                        List.of("gas"),
                        "from",
                        from));
    }

    private List<String> results(Http reader) {
        return reader.get(product + "/dossier").is(200).texts("/results", "/detail/document");
    }

    private Answer on(LocalDate day) {
        return maker.get(company + "?on=" + day).is(200);
    }

    private Answer certify(String number, LocalDate from, LocalDate to) {
        return maker.post(company + "/certificates", certificate(number, from, to));
    }

    private static Map<String, Object> certificate(String number, LocalDate from, LocalDate to) {
        return Map.of(
                "sort", "ccc", "number", number, "body", "示例认证中心", "scope", "家用燃气灶具", "covers",
                List.of(), "from", from, "to", to);
    }

    private static String number() {
        return "2024010901%06d".formatted(NUMBERS.incrementAndGet());
    }

    private static List<String> numbers(Answer dossier) {
        return dossier.texts("/certificates", "/fact/key");
    }

    private static String standing(Answer dossier, String number) {
        return dossier.text("/certificates/" + numbers(dossier).indexOf(number) + "/standing");
    }

    private static String id(Answer dossier, String number) {
        return dossier.text("/certificates/" + numbers(dossier).indexOf(number) + "/fact/id");
    }
}
