package org.yuanliu.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;

/// Behind which addresses whose codes stand: what the keeper saves is read with at once, and
/// nothing is saved that its own tests contradict.
@Clause("SG-5.4")
class CodeAddressesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PATH = "/administration/code-addresses";

    private final Platform platform = Platform.shared();
    private final Http keeper = platform.as("admin.platform");
    private final Http reader = platform.as("clerk.hardware");
    private final String host = "t" + NUMBERS.incrementAndGet() + ".example.cn";

    @Test
    void anAddressIsReadFromTheMomentItIsSaved() {
        var text = "https://" + host + "/t/A1";
        assertThat(read(text).at("/known").asBoolean()).isFalse();

        var added = add("/t/{code}", "own", "own:maker/item/A1", text).is(200);

        var reading = read(text);
        assertThat(reading.text("/identity")).isEqualTo("own:maker/item/A1");
        assertThat(reading.text("/scheme")).isEqualTo("own");
        assertThat(reading.text("/level")).isEqualTo("item");
        assertThat(keeper.get(PATH).is(200).texts("/addresses", "/host")).contains(host);
        assertThat(keeper.get("/journal?limit=1").text("/items/0/subject"))
                .isEqualTo("code-address/" + added.text("/id"));
    }

    @Test
    void whatIsChangedAndEndedIsReadSoAtOnce() {
        var text = "https://" + host + "/t/A1";
        var added = add("/t/{code}", "own", "own:maker/item/A1", text).is(200);
        var id = added.text("/id");

        var changed =
                keeper.with("If-Match", "\"1\"")
                        .put(
                                PATH + "/" + id,
                                edit(
                                        "/x/{code}",
                                        "own",
                                        "own:maker/item/B",
                                        "https://" + host + "/x/B"));

        assertThat(changed.is(200).at("/version").asInt()).isEqualTo(2);
        assertThat(read(text).at("/known").asBoolean()).isFalse();
        assertThat(read("https://" + host + "/x/B").text("/identity"))
                .isEqualTo("own:maker/item/B");
        keeper.with("If-Match", "\"1\"")
                .post(PATH + "/" + id + "/end", Map.of("reason", "停用"))
                .isProblem(412, "changed-meanwhile");
        keeper.with("If-Match", "\"2\"")
                .post(PATH + "/" + id + "/end", Map.of("reason", "停用"))
                .is(200);
        assertThat(read("https://" + host + "/x/B").at("/known").asBoolean()).isFalse();
    }

    @Test
    void aTestThatDoesNotHoldIsShownAndKeepsThePatternOut() {
        var text = "https://" + host + "/t/A1";
        var wrong = edit("/t/{code}", "own", "own:maker/item/other", text);

        var tried = keeper.post(PATH + "/trial", wrong).is(200);
        var refused =
                keeper.with("Idempotency-Key", UUID.randomUUID().toString()).post(PATH, wrong);

        assertThat(tried.text("/outcomes/0/read")).isEqualTo("own:maker/item/A1");
        assertThat(refused.isProblem(400, "invalid-field").fields())
                .containsExactly("/tests/0/identity");
        assertThat(read(text).at("/known").asBoolean()).isFalse();
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsField() {
        var text = "https://" + host + "/t/A1";
        add("/t/{code}", "own", "own:maker/item/A1", text).is(200);

        assertThat(fields(add("/t/{code}", "own", "own:maker/item/A1", text)))
                .containsExactly("/template");
        assertThat(fields(add("/t/", "own", "own:maker/item/A1", text)))
                .containsExactly("/template");
        assertThat(fields(add("/u/{code}", "what", "x", text))).containsExactly("/scheme");
        assertThat(fields(add("/u/{code}", "own", "", text))).containsExactly("/tests");
    }

    @Test
    void aBicycleBehindAnAddressIsTheBicycle() {
        add("/v/{code}", "frame", "frame:175721508069087", "https://" + host + "/v/175721508069087")
                .is(200);

        assertThat(read("https://" + host + "/v/175721508069087").text("/identity"))
                .isEqualTo(read("175721508069087").text("/identity"));
    }

    @Test
    void nobodyElseKeepsThem() {
        reader.get(PATH).isProblem(403, "forbidden");
        reader.post(PATH + "/trial", edit("/t/{code}", "own", "x", "y"))
                .isProblem(403, "forbidden");
    }

    /// What a shop scans is an address; on record is the code that it stands for.
    @Test
    void aRecordOfSuchACodeIsFiledAndFoundByEither() {
        var text = "https://" + host + "/t/A1";
        add("/t/{code}", "own", "own:maker/item/A1", text).is(200);
        Filing.of("sale", text).by("clerk.hardware");

        for (var code : List.of(text, "own:maker/item/A1")) {
            var chain = reader.get("/chains?code=" + URLEncoder.encode(code, UTF_8)).is(200);
            assertThat(chain.texts("/steps", "/event/act")).containsExactly("sale");
            assertThat(chain.text("/identity")).isEqualTo("own:maker/item/A1");
        }
    }

    private static List<String> fields(Answer answer) {
        return answer.isProblem(400, "invalid-field").fields();
    }

    private Answer read(String text) {
        return reader.get("/codes?text=" + URLEncoder.encode(text, UTF_8)).is(200);
    }

    private Answer add(String template, String scheme, String identity, String text) {
        return keeper.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(PATH, edit(template, scheme, identity, text));
    }

    private Map<String, Object> edit(String template, String scheme, String identity, String text) {
        return Map.of(
                "platform",
                "maker",
                "host",
                host,
                "template",
                template,
                "scheme",
                scheme,
                "level",
                "item",
                "note",
                "示例",
                "tests",
                List.of(Map.of("text", text, "identity", identity)));
    }
}
