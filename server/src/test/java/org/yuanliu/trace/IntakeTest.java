package org.yuanliu.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
import org.yuanliu.story.Filing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Records as a stream: each has its verdict, the good ones are kept, and sending again is
/// harmless.
class IntakeTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Platform platform = Platform.shared();
    private final Http clerk = platform.as("clerk.hardware");

    private static String at(int hour) {
        return Filing.at(hour).toString();
    }

    private Map<String, Object> sale(Code code) {
        return record("sale", "code", code.identity());
    }

    private static Map<String, Object> record(String act, Object... more) {
        var record = new LinkedHashMap<String, Object>();
        record.put("act", act);
        record.put("at", at(0));
        for (int i = 0; i < more.length; i += 2) {
            record.put((String) more[i], more[i + 1]);
        }
        return record;
    }

    private static String lines(List<?> records) {
        return records.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n"));
    }

    /// Every line of the answer.
    private List<JsonNode> send(Http filer, Object body) {
        return filer.with("Content-Type", "application/x-ndjson")
                .post("/trace/events", body)
                .is(200)
                .raw()
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private static List<String> outcomes(List<JsonNode> answer) {
        return answer.stream()
                .filter(it -> it.has("outcome"))
                .map(it -> it.path("outcome").asString())
                .toList();
    }

    private static String problem(JsonNode verdict) {
        return verdict.at("/problems/0/field").asString()
                + " "
                + verdict.at("/problems/0/code").asString();
    }

    private static Code box() {
        var digits =
                "36901234%09d".formatted(Math.abs(UUID.randomUUID().hashCode() % 1_000_000_000));
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return Code.ofPackage(digits + (10 - sum % 10) % 10);
    }

    @Test
    @Clause({"SG-5.5", "EC-3.1"})
    void eachRecordHasItsVerdictAndTheLastLineSumsUp() {
        var unit = platform.item();
        var answer =
                send(
                        clerk,
                        lines(List.of(sale(unit), sale(platform.item())))
                                + "\n\n{\"act\":\"sale\"\n"
                                + lines(List.of(record("given", "code", "x")))
                                + "\n");

        assertThat(outcomes(answer)).containsExactly("stored", "stored", "refused", "refused");
        assertThat(answer.get(2).path("index").asInt()).isEqualTo(2);
        assertThat(problem(answer.get(2))).isEqualTo(" not-json");
        assertThat(answer.get(3).path("problems").size()).isEqualTo(2);
        assertThat(answer.getLast().path("summary"))
                .isEqualTo(JSON.readTree("{\"records\":4,\"stored\":2,\"known\":0,\"refused\":2}"));
    }

    @Test
    void whatWasSentBeforeIsKnownWhateverTheOrder() {
        var records =
                IntStream.range(0, 50)
                        .mapToObj(it -> sale(platform.item()))
                        .collect(Collectors.toCollection(ArrayList::new));
        assertThat(outcomes(send(clerk, lines(records)))).containsOnly("stored");

        java.util.Collections.shuffle(records, new java.util.Random(7));
        assertThat(outcomes(send(clerk, lines(records)))).containsOnly("known");
        records.add(records.getFirst());
        assertThat(outcomes(send(clerk, lines(records)))).containsOnly("known");
    }

    @Test
    void severalWhoSendTheSameStoreItOnce() throws Exception {
        var records = IntStream.range(0, 300).mapToObj(it -> sale(platform.item())).toList();
        var shuffled = new ArrayList<List<Map<String, Object>>>();
        for (int i = 0; i < 4; i++) {
            var some = new ArrayList<>(records);
            java.util.Collections.shuffle(some, new java.util.Random(i));
            shuffled.add(some);
        }
        int stored = 0;
        try (var clients = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<java.util.concurrent.Future<List<JsonNode>>>();
            for (var some : shuffled) {
                answers.add(clients.submit(() -> send(clerk, lines(some))));
            }
            for (var answer : answers) {
                stored += answer.get().getLast().at("/summary/stored").asInt();
            }
        }
        assertThat(stored).isEqualTo(300);
    }

    @Test
    void anArrayAndObjectsOneAfterTheOtherAreAsGood() {
        var json = clerk.with("Content-Type", "application/json; charset=utf-8");
        for (var body :
                List.of(
                        "[" + JSON.writeValueAsString(sale(platform.item())) + "]",
                        " [ ] ",
                        JSON.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(sale(platform.item())),
                        "\uFEFF["
                                + JSON.writeValueAsString(sale(platform.item()))
                                + " , "
                                + JSON.writeValueAsString(sale(platform.item()))
                                + "\n]\n")) {
            var last = last(json, body);
            assertThat(last.at("/summary/refused").asInt(-1)).as(body).isZero();
        }
    }

    private static JsonNode last(Http filer, Object body) {
        var lines = filer.post("/trace/events", body).is(200).raw().lines().toList();
        return JSON.readTree(lines.getLast());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[%s,%s",
                "[%s %s]",
                "[%s,]",
                "[%s] x",
                "[%s,7]",
                "%s,%s",
                "[%s,{\"act\":\"sale",
                "7",
                "\"\"",
            })
    void whereNobodyCanTellWhatFollowsTheSummaryIsMissing(String shape) {
        var body =
                shape.replaceFirst("%s", quoted(sale(platform.item())))
                        .replaceFirst("%s", quoted(sale(platform.item())));
        var last = last(clerk, body);

        assertThat(last.has("summary")).as(body).isFalse();
        assertThat(last.at("/broken/reason/zh").asString()).isNotBlank();
        assertThat(last.at("/broken/reason/en").asString()).isNotBlank();
    }

    private static String quoted(Map<String, Object> record) {
        return java.util.regex.Matcher.quoteReplacement(JSON.writeValueAsString(record));
    }

    @Test
    void whatIsTooLongOrNoTextIsRefusedAndTheRestIsKept() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes(sale(platform.item())));
        body.writeBytes(bytes(record("sale", "code", "x", "reason", "长".repeat(500_000))));
        body.writeBytes("{\"act\":\"sale\",\"reason\":\"".getBytes(StandardCharsets.UTF_8));
        body.write(0xFF);
        body.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes(sale(platform.item())));

        var answer = send(clerk, body.toByteArray());

        assertThat(outcomes(answer)).containsExactly("stored", "refused", "refused", "stored");
        assertThat(problem(answer.get(1))).isEqualTo(" too-long");
        assertThat(problem(answer.get(2))).isEqualTo(" not-utf8");
    }

    private static byte[] bytes(Map<String, Object> record) {
        return (JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at | 2026-13-01T10:00:00+08:00 | at not-a-time",
                "at | 2026-11-20T10:00:00 | at not-a-time",
                "at | 2999-01-01T10:00:00+08:00 | at in-the-future",
                "quantity | -1 | quantity not-readable",
                "quantity | 0 | quantity not-positive",
                "quantity | 1e999999999 | quantity not-readable",
                "quantity | 2 | quantity item-is-one",
                "partner | 00000000-0000-0000-0000-000000000009 | partner unknown-party",
                "partner | nobody | partner not-readable",
                "premises | 00000000-0000-0000-0000-000000000009 | premises foreign-premises",
                "actor | 00000000-0000-0000-0000-000000000009 | actor not-yours",
                "corrects | 0 | corrects not-known",
                "code | 06990000030013 | code check-digit",
                "code | 源 | code unknown-code",
                "cod | x | cod not-known",
            })
    void oneWrongFieldIsNamed(String field, String value, String expected) {
        var record = sale(platform.item());
        record.put(field, value);

        var answer = send(clerk, lines(List.of(record)));

        assertThat(outcomes(answer)).containsExactly("refused");
        assertThat(problem(answer.getFirst())).isEqualTo(expected);
    }

    @Test
    void aQuantityWithoutAMarkOfItsOwnIsRefused() {
        var batch = platform.batch().identity();
        var bare = record("sale", "code", batch, "quantity", "3", "unit", "米");
        var marked = new LinkedHashMap<>(bare);
        marked.put("reference", "r-1");
        var other = new LinkedHashMap<>(bare);
        other.put("reference", "r-2");

        var answer = send(clerk, lines(List.of(bare, marked, other, marked)));

        assertThat(outcomes(answer)).containsExactly("refused", "stored", "stored", "known");
        assertThat(problem(answer.getFirst())).isEqualTo("reference missing");
    }

    @Test
    @Clause({"SG-5.5", "TV-4.2a"})
    void goodsThatTravelInAPackageAreFollowed() {
        var maker = platform.as("filer.cable");
        var unit = platform.item();
        var box = box();
        var shop = platform.party("hardware");
        var cable = partyOf(maker);
        send(
                maker,
                lines(
                        List.of(
                                record("produced", "code", unit.identity()),
                                at(
                                        1,
                                        record(
                                                "packed",
                                                "box",
                                                box.identity(),
                                                "goods",
                                                List.of(unit.identity()))),
                                at(
                                        2,
                                        record(
                                                "outbound",
                                                "code",
                                                box.identity(),
                                                "partner",
                                                shop)))));
        send(
                clerk,
                lines(
                        List.of(
                                at(3, record("inbound", "code", box.identity(), "partner", cable)),
                                at(4, record("unpacked", "box", box.identity())),
                                at(5, record("sale", "code", unit.identity())))));

        var chain = clerk.get("/chains?code=" + encoded(unit)).is(200);
        assertThat(chain.texts("/steps", "/event/act")).contains("outbound", "inbound", "sale");
        assertThat(chain.at("/gaps").size()).isZero();
        assertThat(open(unit)).isEmpty();
    }

    /// The packing is filed last: the finding that was there is gone.
    @Test
    @Clause("TV-4.2a")
    void aPackingThatIsFiledLateTakesItsFindingBack() {
        var maker = platform.as("filer.cable");
        var unit = platform.item();
        var box = box();
        var shop = platform.party("hardware");
        send(
                clerk,
                lines(
                        List.of(
                                at(
                                        3,
                                        record(
                                                "inbound",
                                                "code",
                                                unit.identity(),
                                                "partner",
                                                partyOf(maker))))));
        assertThat(open(unit)).hasSize(1);

        send(
                maker,
                lines(List.of(at(2, record("outbound", "code", box.identity(), "partner", shop)))));
        assertThat(open(unit)).hasSize(1);
        send(
                maker,
                lines(
                        List.of(
                                at(
                                        1,
                                        record(
                                                "packed",
                                                "box",
                                                box.identity(),
                                                "goods",
                                                List.of(unit.identity()))))));

        assertThat(open(unit)).isEmpty();
    }

    /// Whose contents nobody filed: the package itself is asked about, and has a chain like goods.
    @Test
    void aPackageHasAHistoryOfItsOwn() {
        var box = box();
        var maker = platform.as("filer.cable");
        send(
                clerk,
                lines(
                        List.of(
                                record(
                                        "inbound",
                                        "code",
                                        box.identity(),
                                        "partner",
                                        partyOf(maker)))));

        assertThat(open(box)).containsExactly("supplier-outbound-filed");
        assertThat(acts(box)).containsExactly("inbound");
        assertThat(clerk.get("/events?code=" + encoded(box)).items()).hasSize(1);
        clerk.get("/chains?code=" + encoded(Code.ofPlace("6901234000009")))
                .isProblem(400, "invalid-field");
    }

    /// Whoever is in charge of it.
    private List<String> open(Code unit) {
        try (var superuser = platform.superuser();
                var query =
                        superuser.prepareStatement(
                                "select rule from verify.finding where identity = ? and state = 'open'")) {
            query.setString(1, unit.identity());
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    @Clause("SG-5.8")
    void aCorrectionMovesGoodsAndACancellationTakesThemBack() {
        var wrong = platform.item();
        var right = platform.item();
        var first = send(clerk, lines(List.of(sale(wrong)))).getFirst().path("event").asString();
        var mended = sale(right);
        mended.put("corrects", first);
        mended.put("reason", "扫错了");
        var second = send(clerk, lines(List.of(mended))).getFirst().path("event").asString();

        assertThat(acts(wrong)).isEmpty();
        assertThat(acts(right)).containsExactly("sale");

        var cancelled =
                record("cancelled", "goods", List.of(), "corrects", second, "reason", "没有卖出");
        assertThat(outcomes(send(clerk, lines(List.of(cancelled))))).containsExactly("stored");
        assertThat(acts(right)).isEmpty();
        assertThat(acts(wrong)).isEmpty();
        assertThat(clerk.get("/events?code=" + encoded(right)).items()).hasSize(1);
    }

    /// In one message, and the correction before what it corrects.
    @Test
    @Clause("SG-5.8")
    void aRecordAndItsCorrectionMayComeTogether() {
        var wrong = platform.item();
        var right = platform.item();
        var first =
                new Event(
                        Act.SALE,
                        partyOf(clerk),
                        Optional.empty(),
                        Optional.empty(),
                        What.of(wrong, java.math.BigDecimal.ONE, "只"),
                        Filing.at(0),
                        Papers.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var told = sale(wrong);
        told.put("unit", "只");
        var mended = sale(right);
        mended.put("corrects", first.id().hex());
        mended.put("reason", "扫错了");

        var answer = send(clerk, lines(List.of(mended, told)));

        assertThat(outcomes(answer)).as("%s", answer).containsExactly("stored", "stored");
        assertThat(answer.get(1).path("event").asString()).isEqualTo(first.id().hex());
        assertThat(acts(wrong)).isEmpty();
        assertThat(acts(right)).containsExactly("sale");
    }

    private List<String> acts(Code unit) {
        return clerk.get("/chains?code=" + encoded(unit)).is(200).texts("/steps", "/event/act");
    }

    @Test
    void aPackageInItselfAndACodeInTwoPackagesEndNowhere() {
        var one = box();
        var other = box();
        var unit = platform.item();
        var answer =
                send(
                        clerk,
                        lines(
                                List.of(
                                        pack(one, List.of(one.identity())),
                                        pack(one, List.of(other.identity(), unit.identity())),
                                        pack(other, List.of(one.identity(), unit.identity())),
                                        record("sale", "code", one.identity()))));

        assertThat(outcomes(answer))
                .as("%s", answer)
                .containsExactly("refused", "stored", "stored", "stored");
        assertThat(problem(answer.getFirst())).isEqualTo("codes told-twice");
        assertThat(acts(unit)).contains("packed", "sale");
    }

    private static Map<String, Object> pack(Code box, List<String> goods) {
        return record("packed", "box", box.identity(), "goods", goods);
    }

    @Test
    void tenThousandCodesAreAnEventAndOneMoreIsNot() {
        var codes =
                IntStream.range(0, 10_000)
                        .mapToObj(it -> Code.ofItem(platform.gtin(), "M" + it + "-" + tag()))
                        .map(Code::identity)
                        .collect(Collectors.toCollection(ArrayList::new));
        var all = record("sale", "goods", codes);
        var more = new ArrayList<>(codes);
        more.add(platform.item().identity());

        var answer = send(clerk, lines(List.of(all, record("sale", "goods", more))));

        assertThat(outcomes(answer)).containsExactly("stored", "refused");
        assertThat(problem(answer.get(1))).isEqualTo("goods too-many-codes");
        assertThat(acts(Code.parse(codes.get(5_000)).orElseThrow())).containsExactly("sale");
    }

    private final String tag = UUID.randomUUID().toString().substring(0, 6);

    private String tag() {
        return tag;
    }

    @Test
    void whoMayNotFileIsRefusedAtTheDoor() {
        platform.as("inspector.nanhai")
                .with("Content-Type", "application/x-ndjson")
                .post("/trace/events", lines(List.of(sale(platform.item()))))
                .isProblem(403, "forbidden");
        clerk.with("Content-Type", "text/csv")
                .post("/trace/events", "a,b")
                .isProblem(415, "unsupported-type");
    }

    private static Map<String, Object> at(int hour, Map<String, Object> record) {
        record.put("at", at(hour));
        return record;
    }

    private static UUID partyOf(Http who) {
        return UUID.fromString(who.get("/session").is(200).text("/party/id"));
    }

    private static String encoded(Code code) {
        return java.net.URLEncoder.encode(code.identity(), StandardCharsets.UTF_8);
    }
}
