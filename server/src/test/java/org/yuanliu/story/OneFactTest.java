package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.story.Filing.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;
import org.yuanliu.desk.Desk;
import org.yuanliu.reference.Calendar;
import org.yuanliu.world.Scene;
import tools.jackson.databind.JsonNode;

/// One fact, all the way: from a code scanned in a shop to a finding that is closed again.
class OneFactTest {

    private final Platform platform = Platform.shared();
    private final Scene unit = platform.scene();
    private final Http clerk = platform.as("clerk.hardware");
    private final Http supplier = platform.as("filer.wholesale");
    private final Http authority = platform.as("inspector.nanhai");

    @Test
    @Clause({"TV-4.2a", "TV-5.2", "TV-6.2", "RM-4", "SG-4", "SG-5.1", "SG-5.5", "SG-5.8"})
    void anOmittedShipmentIsFoundReturnedCorrectedAndClosed() throws Exception {
        var reading = clerk.get("/codes?text=" + encoded(unit.elementString())).is(200);
        assertThat(reading.at("/known").asBoolean()).isTrue();
        var identity = reading.text("/identity");
        assertThat(clerk.get("/suppliers").is(200).texts("/items", "/id"))
                .contains(unit.supplier().toString());

        var receipt =
                file(clerk, Filing.of("inbound", unit.elementString()).partner(unit.supplier()));
        assertThat(receipt.text("/results/0/outcome")).isEqualTo("stored");
        assertThat(receipt.text("/results/0/identity")).isEqualTo(identity);
        assertThat(receipt.texts("/results/0/remarks", "/code"))
                .containsExactly("waiting-for-supplier");
        assertThat(receipt.text("/results/0/remarks/0/text/zh")).contains("等待上家补报");

        var id = onlyFinding(authority, identity).at("/id").asString();
        var work = work(authority, "finding.review", id).orElseThrow();
        assertThat(work.at("/state").asString()).isEqualTo("open");
        var finding = authority.get("/findings/" + id).is(200);
        assertThat(finding.text("/line/rule/id")).isEqualTo("supplier-outbound-filed");
        assertThat(finding.at("/line/rule/version").asInt()).isEqualTo(1);
        assertThat(finding.text("/leaf")).isEqualTo("outbound-missing");
        assertThat(finding.text("/line/dimension")).isEqualTo("completeness");
        assertThat(finding.text("/line/accountable/id")).isEqualTo(unit.supplier().toString());
        assertThat(finding.text("/line/authority/id")).isEqualTo(unit.authority().toString());
        assertThat(finding.text("/found")).isEqualTo("0 只");
        assertThat(finding.text("/expected")).isEqualTo("1 只");
        assertThat(finding.texts("/evidence", "/id"))
                .containsExactly(receipt.text("/results/0/event"));
        assertThat(authority.get("/chains?code=" + encoded(identity)).is(200).at("/gaps"))
                .isNotEmpty();

        var returned =
                authority
                        .with("If-Match", finding.etag())
                        .post(
                                "/findings/" + id + "/return",
                                Map.of("workingDays", 5, "reason", "请补登记出库。"))
                        .is(200);
        assertThat(returned.text("/line/state")).isEqualTo("returned");
        var correction = returned.at("/corrections/0");
        assertThat(correction.at("/askedOf/id").asString()).isEqualTo(unit.supplier().toString());
        assertThat(LocalDate.parse(correction.at("/deadline").asString()))
                .isEqualTo(workingDaysFromToday(5));
        assertThat(work(authority, "finding.review", id).orElseThrow().at("/state").asString())
                .isEqualTo("waiting");

        var task = work(supplier, "correction.file", correction.at("/id").asString()).orElseThrow();
        assertThat(task.at("/deadline").asString())
                .isEqualTo(correction.at("/deadline").asString());
        var asked = supplier.get("/corrections/" + correction.at("/id").asString()).is(200);
        var suggestion = asked.at("/suggestion");
        assertThat(suggestion.at("/act").asString()).isEqualTo("outbound");
        assertThat(suggestion.at("/partner/id").asString()).isEqualTo(unit.store().toString());
        var mended =
                Filing.of("outbound", suggestion.at("/code").asString())
                        .partner(unit.store())
                        .set("at", suggestion.at("/at").asString());
        assertThat(file(supplier, mended).at("/results/0/remarks")).isEmpty();

        var closed = authority.get("/findings/" + id).is(200);
        assertThat(closed.text("/line/state")).isEqualTo("resolved");
        assertThat(closed.text("/corrections/0/state")).isEqualTo("answered");
        assertThat(closed.texts("/history", "/step")).containsExactly("open", "return", "resolve");
        assertThat(work(authority, "finding.review", id)).isEmpty();
        assertThat(work(supplier, "correction.file", correction.at("/id").asString())).isEmpty();
        assertThat(authority.get("/chains?code=" + encoded(identity)).is(200).at("/gaps"))
                .isEmpty();

        journalTellsEachStep(id);
        journalIsWhole();
    }

    @Test
    @Clause({"SG-4", "TV-6.2"})
    void theFilerIsNotMarkedForWhatTheSupplierOmitted() {
        var receipt =
                file(clerk, Filing.of("inbound", unit.digitalLink()).partner(unit.supplier()));
        var identity = receipt.text("/results/0/identity");

        assertThat(clerk.get("/findings?identity=" + encoded(identity)).is(200).items()).isEmpty();
        assertThat(clerk.get("/home").is(200).raw()).doesNotContain(identity);
        assertThat(
                        platform.as("inspector.tianhe")
                                .get("/findings?identity=" + encoded(identity))
                                .is(200)
                                .items())
                .isEmpty();
    }

    @Test
    @Clause({"TV-6.2", "RM-4"})
    void aRequestCanBeTakenBackAndAFindingDismissedEachWithAReason() {
        var identity =
                file(clerk, Filing.of("inbound", unit.bracketed()).partner(unit.supplier()))
                        .text("/results/0/identity");
        var id = onlyFinding(authority, identity).at("/id").asString();
        var path = "/findings/" + id;
        var returned = decide(path + "/return", Map.of("workingDays", 3, "reason", "请核对。")).is(200);
        var correction = returned.text("/corrections/0/id");

        decide(path + "/dismiss", Map.of("reason", "另案处理")).isProblem(409, "conflict");
        decide("/corrections/" + correction + "/withdraw", Map.of("reason", " "))
                .isProblem(400, "invalid-field");
        decide("/corrections/" + correction + "/withdraw", Map.of("reason", "误发")).is(200);
        assertThat(work(supplier, "correction.file", correction)).isEmpty();
        decide(path + "/dismiss", Map.of("reason", "")).isProblem(400, "invalid-field");
        var dismissed = decide(path + "/dismiss", Map.of("reason", "纸质单据已核实")).is(200);

        assertThat(dismissed.text("/line/state")).isEqualTo("dismissed");
        assertThat(dismissed.texts("/history", "/reason"))
                .containsExactly("", "请核对。", "误发", "纸质单据已核实");
        assertThat(work(authority, "finding.review", id)).isEmpty();
    }

    @Test
    @Clause("TV-6.2")
    void aFindingThatComesBackIsOpenAgain() {
        var receipt = file(clerk, Filing.of("inbound", unit.bracketed()).partner(unit.supplier()));
        var identity = receipt.text("/results/0/identity");
        var id = onlyFinding(authority, identity).at("/id").asString();
        var shipment = Filing.of("outbound", unit.bracketed()).partner(unit.store()).by(supplier);
        assertThat(authority.get("/findings/" + id).text("/line/state")).isEqualTo("resolved");

        Filing.of("outbound", unit.bracketed())
                .partner(platform.party("corner"))
                .correcting(shipment, "收货方填错")
                .by(supplier);

        var again = authority.get("/findings/" + id).is(200);
        assertThat(again.text("/line/state")).isEqualTo("open");
        assertThat(again.texts("/history", "/step")).containsExactly("open", "resolve", "recur");
        assertThat(work(authority, "finding.review", id)).isPresent();
    }

    @Test
    @Clause({"TV-6.2", "TV-4.2a"})
    void moreReceiptsDuringACorrectionKeepTheRequestAndItsDay() {
        var batch = Code.ofBatch(unit.gtin(), "G-" + unit.serial());
        received(batch, 0, "3");
        var id = onlyFinding(authority, batch.identity()).at("/id").asString();
        var returned =
                decide("/findings/" + id + "/return", Map.of("workingDays", 4, "reason", "请补登记出库。"))
                        .is(200);
        var correction = returned.text("/corrections/0/id");
        var day = returned.text("/corrections/0/deadline");

        received(batch, 1, "2");

        assertThat(onlyFinding(authority, batch.identity()).at("/id").asString()).isEqualTo(id);
        var grown = authority.get("/findings/" + id).is(200);
        assertThat(grown.text("/line/state")).isEqualTo("returned");
        assertThat(grown.text("/expected")).isEqualTo("5 只");
        assertThat(grown.at("/evidence")).hasSize(2);
        assertThat(grown.text("/corrections/0/state")).isEqualTo("asked");
        assertThat(grown.text("/corrections/0/deadline")).isEqualTo(day);
        assertThat(grown.texts("/history", "/step")).containsExactly("open", "return", "amend");
        var task = work(supplier, "correction.file", correction).orElseThrow();
        assertThat(task.at("/deadline").asString()).isEqualTo(day);
        assertThat(task.at("/title/zh").asString()).contains("5 只");
        assertThat(
                        supplier.get("/corrections/" + correction)
                                .is(200)
                                .at("/suggestion/quantity")
                                .decimalValue())
                .isEqualByComparingTo("5");

        Filing.outbound(batch).partner(unit.store()).quantity("4", "只").by(supplier);
        assertThat(authority.get("/findings/" + id).text("/leaf")).isEqualTo("outbound-short");
        Filing.outbound(batch).hour(1).partner(unit.store()).quantity("1", "只").by(supplier);
        var mended = authority.get("/findings/" + id);
        assertThat(mended.text("/line/state")).isEqualTo("resolved");
        assertThat(mended.text("/corrections/0/state")).isEqualTo("answered");
    }

    @Test
    @Clause("TV-6.2")
    void whatWasDismissedComesBackOnlyWithARecordThatNobodyLookedAt() {
        var batch = Code.ofBatch(unit.gtin(), "S-" + unit.serial());
        received(batch, 0, "3");
        var id = onlyFinding(authority, batch.identity()).at("/id").asString();
        decide("/findings/" + id + "/dismiss", Map.of("reason", "纸质单据已核实")).is(200);

        Filing.outbound(batch).partner(unit.store()).quantity("1", "只").by(supplier);
        assertThat(authority.get("/findings/" + id).text("/line/state")).isEqualTo("dismissed");

        received(batch, 1, "2");
        var again = authority.get("/findings/" + id);
        assertThat(again.text("/line/state")).isEqualTo("open");
        assertThat(again.text("/found")).isEqualTo("1 只");
        assertThat(again.texts("/history", "/step")).containsExactly("open", "dismiss", "recur");
        assertThat(work(authority, "finding.review", id)).isPresent();
    }

    @Test
    @Clause({"RM-4", "TV-7.1"})
    void whoIsResponsibleSeesTheOpenWorkOfOthersWhatIsDueFirst() {
        var batch = Code.ofBatch(unit.gtin(), "D-" + unit.serial());
        received(batch, 0, "3");
        var id = onlyFinding(authority, batch.identity()).at("/id").asString();
        decide("/findings/" + id + "/return", Map.of("workingDays", 1, "reason", "请补登记出库。"))
                .is(200);

        var seen = new java.util.ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = province().get("/desk?state=overseen&limit=7&cursor=" + cursor).is(200);
            seen.addAll(page.items());
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seen.stream().map(it -> it.at("/id").asString())).doesNotHaveDuplicates();
        assertThat(seen.stream().map(it -> it.at("/deadline").asString("9999"))).isSorted();
        assertThat(seen)
                .anySatisfy(it -> {
                    assertThat(it.at("/subject/id").asString()).isEqualTo(id);
                    assertThat(it.at("/party/id").asString())
                            .isEqualTo(unit.authority().toString());
                    assertThat(it.at("/state").asString()).isEqualTo("waiting");
                });
        assertThat(clerk.get("/desk?state=overseen").is(200).items()).isEmpty();
        assertThat(authority.get("/desk?state=overseen&limit=200").is(200).items())
                .as("the supplier's own work")
                .anyMatch(it -> it.at("/party/id").asString().equals(unit.supplier().toString()))
                .noneMatch(it -> it.at("/party/id").asString().equals(unit.authority().toString()));
    }

    private Http province() {
        return platform.as("chief.gd");
    }

    /// Two people who look at the same page: the second is told, and nothing is half-done.
    @Test
    @Clause("RM-4")
    void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
        var batch = Code.ofBatch(unit.gtin(), "R-" + unit.serial());
        received(batch, 0, "3");
        var id = onlyFinding(authority, batch.identity()).at("/id").asString();
        var seen = authority.get("/findings/" + id).etag();
        var bodies =
                Map.of(
                        "/return", Map.<String, Object>of("workingDays", 4, "reason", "请补。"),
                        "/dismiss", Map.<String, Object>of("reason", "已核实"));
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var answers = new java.util.ArrayList<java.util.concurrent.Future<Answer>>();
            bodies.forEach((path, body) ->
                    answers.add(
                            threads.submit(() ->
                                    authority
                                            .with("If-Match", seen)
                                            .post("/findings/" + id + path, body))));
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        }
        var settled = authority.get("/findings/" + id);
        assertThat(settled.at("/history")).hasSize(2);
        assertThat(settled.at("/corrections").size())
                .isEqualTo(settled.text("/line/state").equals("returned") ? 1 : 0);
    }

    private void received(Code batch, int hour, String amount) {
        Filing.inbound(batch).hour(hour).partner(unit.supplier()).quantity(amount, "只").by(clerk);
    }

    private Answer decide(String path, Map<String, Object> body) {
        var finding =
                path.startsWith("/findings/")
                        ? authority.with(
                                "If-Match",
                                authority.get(path.substring(0, path.lastIndexOf('/'))).etag())
                        : authority;
        return finding.post(path, body);
    }

    private void journalTellsEachStep(String finding) {
        var entries =
                authority.get("/journal?subject=" + encoded("finding/" + finding)).is(200).items();
        assertThat(entries.stream().map(it -> it.at("/action").asString()).toList())
                .containsExactly("finding.resolve", "finding.return", "finding.open");
        assertThat(entries.get(1).at("/reason").asString()).isEqualTo("请补登记出库。");
        assertThat(entries.get(1).at("/person").asString()).isNotBlank();
        assertThat(entries).allMatch(it -> !it.at("/party").asString().isBlank());
        // Opened by what the clerk of another territory filed: a person, whose name stays there.
        assertThat(entries.get(2).at("/automatic").asBoolean()).isFalse();
        assertThat(entries.get(2).at("/person").isNull()).isTrue();
    }

    /// Sealed within a second, and every link fits.
    private void journalIsWhole() throws Exception {
        Thread.sleep(1_000);
        try (var connection = platform.superuser()) {
            assertThat(JournalLinks.verify(connection, Optional.empty()))
                    .isInstanceOfSatisfying(
                            JournalLinks.Answer.Whole.class,
                            it -> assertThat(it.unsealed()).isZero());
        }
    }

    private LocalDate workingDaysFromToday(int count) {
        return platform.bean(org.yuanliu.access.Scopes.class)
                .read(
                        org.yuanliu.access.Acting.platform("test"),
                        () ->
                                platform.bean(Calendar.class)
                                        .after(platform.bean(Desk.class).today(), count)
                                        .date());
    }

    static JsonNode onlyFinding(Http reader, String identity) {
        var findings = reader.get("/findings?identity=" + encoded(identity)).is(200).items();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    /// What lies open on a desk about this subject.
    private static Optional<JsonNode> work(Http owner, String kind, String subject) {
        List<JsonNode> items = owner.get("/desk?limit=200").is(200).items();
        return items.stream()
                .filter(it -> it.at("/kind").asString().equals(kind))
                .filter(it -> it.at("/subject/id").asString().equals(subject))
                .findFirst();
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
