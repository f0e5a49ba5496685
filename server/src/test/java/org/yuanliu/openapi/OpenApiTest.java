package org.yuanliu.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.story.Filing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description in `docs/openapi.json` is what the running platform offers.
class OpenApiTest {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private static final Path WRITTEN = Path.of("target", "openapi.json");
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    /// What needs no sign-in.
    private static final List<String> OPEN =
            List.of(
                    "/paths/~1api~1v1~1platform/get",
                    "/paths/~1api~1v1~1session/post",
                    "/paths/~1api~1v1~1session~1as/post");

    private static final Words WORDS = Words.read();

    private final ObjectNode description = description();

    @Test
    void theCommittedDescriptionIsWhatThePlatformOffers() throws IOException {
        var text = JSON.writeValueAsString(sorted(description)) + "\n";
        Files.writeString(WRITTEN, text);

        assertThat(firstDifference(Files.readAllLines(COMMITTED), text.lines().toList()))
                .as("refresh with: cp server/target/openapi.json docs/openapi.json")
                .isEmpty();
    }

    /// Both whole documents would bury what to do.
    private static String firstDifference(List<String> committed, List<String> offered) {
        for (int line = 0; line < Math.max(committed.size(), offered.size()); line++) {
            var before = line < committed.size() ? committed.get(line) : "";
            var now = line < offered.size() ? offered.get(line) : "";
            if (!before.equals(now)) {
                return "line %d: %s → %s".formatted(line + 1, before.strip(), now.strip());
            }
        }
        return "";
    }

    @Test
    void everyOperationHasAModuleANameOfItsOwnAndTheCommonProblem() {
        var names = new HashSet<String>();
        for (var operation : operations()) {
            assertThat(names.add(operation.path("operationId").asString()))
                    .as(operation.path("operationId").asString())
                    .isTrue();
            assertThat(operation.at("/responses/default/$ref").asString())
                    .isEqualTo("#/components/responses/Problem");
            for (var parameter : operation.path("parameters")) {
                assertThat(parameter.path("name").asString()).isNotEqualTo("acting");
            }
        }
        assertThat(names).hasSizeGreaterThan(25).contains("trace.file", "verify.giveBack");
    }

    /// Prose that nobody can find any more is worse than none.
    @Test
    void theWordsAreAboutWhatThereIs() {
        assertThat(WORDS.aboutNothing(description)).isEmpty();
    }

    @Test
    void anIntegratorIsToldHowToBegin() {
        assertThat(description.at("/info/description").asString())
                .contains("Bearer", "Idempotency-Key", "If-Match", "Retry-After", "nextCursor");
        var filing = description.at("/paths/~1api~1v1~1filings/post");
        assertThat(filing.path("summary").asString()).isNotBlank();
        assertThat(filing.at("/responses/429/$ref").asString()).endsWith("TOO_FAST");
        assertThat(texts(description.at("/components/schemas/Draft/properties/act/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        java.util.Arrays.stream(org.yuanliu.core.event.Act.values())
                                .map(org.yuanliu.core.event.Act::word)
                                .toList());
        var unsaid =
                operations().stream()
                        .filter(it -> it.path("summary").asString("").isEmpty())
                        .map(it -> it.path("operationId").asString())
                        .toList();
        assertThat(unsaid).as("say in openapi/words.json what these are for").isEmpty();
    }

    /// The example is filed as it stands, but for the partner, who is somebody else here.
    @Test
    void theExampleOfAFilingIsTaken() {
        var platform = Platform.shared();
        var example =
                (ObjectNode)
                        description
                                .at(
                                        "/paths/~1api~1v1~1filings/post/requestBody/content/application~1json/example")
                                .deepCopy();
        var record = (ObjectNode) example.at("/records/0");
        record.put("partner", platform.scene().supplier().toString());
        record.put("at", Filing.at(0).toString());

        var receipt = platform.as("clerk.hardware").post("/filings", example).is(200);

        assertThat(receipt.texts("/results", "/outcome")).doesNotContain("refused");
    }

    @Test
    void whatIsDescribedAsOpenIsOpenAndNothingElse() {
        var nobody = Platform.shared().nobody();
        description
                .path("paths")
                .properties()
                .forEach(path -> {
                    var address = "~" + path.getKey().replaceAll("\\{[a-z]+}", "x");
                    path.getValue()
                            .properties()
                            .forEach(operation -> {
                                boolean open = operation.getValue().has("security");
                                var answer =
                                        nobody.send(
                                                operation
                                                        .getKey()
                                                        .toUpperCase(java.util.Locale.ROOT),
                                                address,
                                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                                        "{}"));
                                assertThat(answer.status() == 401)
                                        .as(operation.getKey() + " " + path.getKey())
                                        .isNotEqualTo(open);
                            });
                });
    }

    @Test
    void answersAreWhatTheDescriptionSays() {
        var platform = Platform.shared();
        var scene = platform.scene();
        var clerk = platform.as("clerk.hardware");
        var nation = platform.as("chief.national");
        Filing.of("inbound", scene.bracketed()).partner(scene.supplier()).by(clerk);
        var code = URLEncoder.encode(scene.bracketed(), StandardCharsets.UTF_8);
        var findings = nation.get("/findings").is(200);
        var shape = new Shape(description);
        var asked =
                Map.ofEntries(
                        Map.entry("/platform", clerk.get("/platform")),
                        Map.entry("/session", clerk.get("/session")),
                        Map.entry("/home", platform.as("inspector.nanhai").get("/home")),
                        Map.entry("/desk", platform.as("inspector.nanhai").get("/desk")),
                        Map.entry("/codes", clerk.get("/codes?text=" + code)),
                        Map.entry("/chains", nation.get("/chains?code=" + code)),
                        Map.entry("/events", nation.get("/events")),
                        Map.entry("/findings", findings),
                        Map.entry(
                                "/findings/{id}",
                                nation.get("/findings/" + findings.text("/items/0/id"))),
                        Map.entry("/journal", nation.get("/journal")),
                        Map.entry("/products", clerk.get("/products")),
                        Map.entry("/parties", clerk.get("/parties")),
                        Map.entry(
                                "/parties/{id}",
                                clerk.get("/parties/" + platform.party("hardware"))),
                        Map.entry("/suppliers", clerk.get("/suppliers")),
                        Map.entry("/search", clerk.get("/search?q=" + code)),
                        Map.entry("/lives", clerk.get("/lives")),
                        Map.entry("/documents", nation.get("/documents")),
                        Map.entry("/templates", nation.get("/templates")),
                        Map.entry(
                                "/templates/{id}",
                                nation.get(
                                        "/templates/"
                                                + nation.get("/templates").text("/items/0/id"))),
                        Map.entry("/calendar", clerk.get("/calendar")));

        asked.forEach((path, answer) -> {
            var schema =
                    description
                            .path("paths")
                            .path("/api/v1" + path)
                            .at("/get/responses/200/content/application~1json/schema");
            assertThat(schema.isMissingNode()).as(path).isFalse();
            assertThat(shape.differences(schema, answer.is(200).body())).as(path).isEmpty();
        });
        var problem = description.at("/components/schemas/Problem");
        assertThat(shape.differences(problem, clerk.get("/desk?limit=0").body())).isEmpty();
    }

    @Test
    void anOptionalComponentCanBeNullAndOthersAreAlwaysThere() {
        var line = description.at("/components/schemas/FindingLine");

        assertThat(line.at("/properties/accountable/oneOf")).hasSize(2);
        assertThat(texts(line.path("required"))).contains("id", "accountable");
        var draft = description.at("/components/schemas/Draft");
        assertThat(texts(draft.path("required"))).containsExactlyInAnyOrder("act", "code", "at");
        assertThat(texts(draft.at("/properties/document/type")))
                .containsExactlyInAnyOrder("string", "null");
    }

    private List<JsonNode> operations() {
        return description.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
    }

    private static ObjectNode description() {
        var description =
                (ObjectNode)
                        JSON.readTree(
                                Platform.shared().nobody().get("~/springdoc.json").is(200).raw());
        description.remove("servers");
        description.remove("tags");
        ((ObjectNode) description.path("info")).put("title", "源流 Yuanliu").put("version", "v1");
        problems(description);
        signIns(description);
        for (var path : description.path("paths")) {
            for (var operation : path) {
                finish((ObjectNode) operation);
            }
        }
        for (var open : OPEN) {
            ((ObjectNode) description.at(open)).putArray("security");
        }
        require(description);
        WORDS.layOver(description);
        return description;
    }

    private static void problems(ObjectNode description) {
        var components = (ObjectNode) description.path("components");
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "What happened, what is safe, what to do next")
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        var schemas = (ObjectNode) components.path("schemas");
        schemas.set("Problem", JSON.readTree(PROBLEM));
        schemas.set("FieldProblem", JSON.readTree(FIELD_PROBLEM));
    }

    private static final String PROBLEM =
            """
            {"type": "object", "properties": {
              "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer", "format": "int32"},
              "detail": {"type": "string"}, "instance": {"type": "string"}, "code": {"type": "string"},
              "traceId": {"type": "string"}, "safe": {"type": "string"}, "next": {"type": "string"},
              "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldProblem"}}}}
            """;

    private static final String FIELD_PROBLEM =
            """
            {"type": "object", "properties": {
              "pointer": {"type": "string"}, "field": {"type": "string"}, "rejected": {"type": ["string", "null"]},
              "reason": {"type": "string"}, "hint": {"type": "string"}}}
            """;

    private static void signIns(ObjectNode description) {
        var schemes = ((ObjectNode) description.path("components")).putObject("securitySchemes");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "yuanliu");
        schemes.putObject("csrf")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-CSRF-Token");
        schemes.putObject("key").put("type", "http").put("scheme", "bearer");
        var either = description.putArray("security");
        var person = either.addObject();
        person.putArray("session");
        person.putArray("csrf");
        either.addObject().putArray("key");
    }

    private static void finish(ObjectNode operation) {
        var responses = (ObjectNode) operation.path("responses");
        // Nothing to say is said with 204.
        if (!responses.path("200").has("content")) {
            responses.remove("200");
            responses.putObject("204").put("description", "done");
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    /// An answer always holds every property, null or not; who asks may leave out what can be null.
    private static void require(ObjectNode description) {
        var asked = new HashSet<String>();
        for (var path : description.path("paths")) {
            for (var operation : path) {
                reach(description, operation.path("requestBody"), asked);
            }
        }
        description
                .at("/components/schemas")
                .properties()
                .forEach(it -> require((ObjectNode) it.getValue(), asked.contains(it.getKey())));
    }

    private static void require(ObjectNode schema, boolean asked) {
        var required = schema.putArray("required");
        schema.path("properties").properties().stream()
                .filter(it -> !asked || !canBeNull(it.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(required::add);
    }

    private static boolean canBeNull(JsonNode property) {
        return texts(property.path("type")).contains("null") || property.has("oneOf");
    }

    private static void reach(ObjectNode description, JsonNode node, Set<String> names) {
        var name = node.path("$ref").asString("").replace("#/components/schemas/", "");
        if (!name.isEmpty() && names.add(name)) {
            reach(description, description.at("/components/schemas/" + name), names);
        }
        node.forEach(it -> reach(description, it, names));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, Object>();
            node.properties().forEach(it -> sorted.put(it.getKey(), sorted(it.getValue())));
            return sorted;
        }
        return node.isArray() ? node.valueStream().map(OpenApiTest::sorted).toList() : node;
    }
}
