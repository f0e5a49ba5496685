package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;

/// Templates: one person drafts, another puts in use, and what was in use is frozen.
class TemplateTest {

    private static final String KIND = "correction-notice";

    private final Platform platform = Platform.shared();
    private final Http drafter = platform.as("admin.platform");
    private final Http second = platform.as("chief.national");

    @Test
    @Clause("TV-5.2")
    void anEditIsANewVersionThatASecondPersonPutsInUse() throws SQLException {
        var before = inUse();
        var text = drafter.get("/templates/" + before).is(200).text("/text");
        var draft = draft(text.replace("## 四、说明", "## 四、其他说明")).is(200);
        assertThat(draft.text("/line/state")).isEqualTo("draft");
        assertThat(draft.texts("/sample", "/text")).contains("四、其他说明");
        assertThat(draft("# 另一份\n").isProblem(409, "conflict").text("/errors/0/reason"))
                .contains("草稿");
        step(drafter, draft, "activate").isProblem(403, "forbidden");
        assertThat(draft.texts("/offers", "/step")).containsExactly("edit", "discard");
        assertThat(draft.at("/needsSecond").asBoolean()).isTrue();
        var id = draft.text("/line/id");
        platform.as("inspector.nanhai")
                .with("If-Match", draft.etag())
                .put("/templates/" + id, Map.of("text", "# 无权\n"))
                .isProblem(403, "forbidden");

        var used = step(second, second.get("/templates/" + id).is(200), "activate").is(200);

        assertThat(used.text("/line/state")).isEqualTo("active");
        assertThat(inUse()).isEqualTo(id);
        assertThat(second.get("/templates/" + before).text("/line/state")).isEqualTo("retired");
        drafter.with("If-Match", used.etag())
                .put("/templates/" + id, Map.of("text", text))
                .isProblem(409, "conflict");
        try (var connection = platform.superuser();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute(
                                    "update document.template set text = 'x' where id = '"
                                            + id
                                            + "'"))
                    .hasMessageContaining("frozen");
        }
    }

    @Test
    void aTemplateWithAnUnknownFieldIsRefusedWithThePlaceAndTheKnownOnes() {
        var refused = draft("# 通知书\n请于{dedline}前补正。\n").isProblem(400, "invalid-field");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/text");
        assertThat(refused.text("/errors/0/rejected")).isEqualTo("2:3");
        assertThat(refused.text("/errors/0/reason"))
                .contains("第 2 行第 3 列", "dedline", "deadline", "records.quantity");
        var english =
                drafter.inEnglish()
                        .post("/templates", Map.of("kind", KIND, "text", "# x\n{dedline}"))
                        .isProblem(400, "invalid-field");
        assertThat(english.text("/errors/0/reason")).contains("line 2, column 1", "deadline");
        drafter.post("/templates", Map.of("kind", "nothing", "text", "# x"))
                .isProblem(400, "invalid-field");
    }

    @Test
    void aPreviewShowsTheSampleOrEverythingThatIsWrong() {
        var good =
                drafter.post("/templates/preview", Map.of("kind", KIND, "text", "# {addressee}\n"))
                        .is(200);
        assertThat(good.text("/sample/0/text")).isEqualTo("示例·某某有限公司");
        var bad =
                drafter.post("/templates/preview", Map.of("kind", KIND, "text", "{a}\n{b}\n"))
                        .is(200);
        assertThat(bad.at("/troubles")).hasSize(3);
        assertThat(bad.at("/sample")).isEmpty();
    }

    private Answer draft(String text) {
        return drafter.post("/templates", Map.of("kind", KIND, "text", text));
    }

    private static Answer step(Http who, Answer template, String step) {
        return who.with("If-Match", template.etag())
                .post(
                        "/templates/" + template.text("/line/id") + "/steps",
                        Map.of("step", step, "reason", ""));
    }

    private String inUse() {
        return drafter.get("/templates").is(200).items().stream()
                .filter(it -> it.at("/state").asString().equals("active"))
                .map(it -> it.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }
}
