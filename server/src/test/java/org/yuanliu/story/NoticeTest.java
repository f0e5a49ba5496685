package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;

/// A request to correct on paper: compiled by one person, approved by another, numbered, issued,
/// compared by anybody, taken back.
class NoticeTest {

    private static final Pattern NUMBER = Pattern.compile("〔[0-9]{4}〕追补字第 [0-9]{4} 号");

    private final Platform platform = Platform.shared();
    private final Http inspector = platform.as("inspector.nanhai");
    private final Http deputy = platform.as("deputy.nanhai");
    private final Http asked = platform.as("filer.wholesale");

    @Test
    @Clause({"TV-5.2", "TV-6.2"})
    void aNoticeIsCompiledReviewedApprovedByAnotherPersonAndIssuedWithANumber() throws IOException {
        var correction = correction();
        var draft = inspector.post("/corrections/" + correction + "/notice", Map.of()).is(200);
        assertThat(draft.text("/line/state")).isEqualTo("draft");
        assertThat(draft.at("/line/number").isNull()).isTrue();
        var id = draft.text("/line/id");

        var edited =
                inspector
                        .with("If-Match", draft.etag())
                        .put("/documents/" + id, Map.of("texts", Map.of("contact", "联系科室：示例·质量科")))
                        .is(200);
        var reviewed = step(inspector, edited, "review");
        step(inspector, reviewed, "approve", "").isProblem(403, "forbidden");
        assertThat(reviewed.at("/needsSecond").asBoolean()).isTrue();
        assertThat(reviewed.texts("/offers", "/step")).doesNotContain("approve");
        var approved = step(deputy, deputy.get("/documents/" + id).is(200), "approve");
        var issued = step(deputy, approved, "issue");

        assertThat(issued.text("/line/number")).matches(NUMBER);
        assertThat(issued.texts("/signatures", "/step"))
                .containsExactly("compile", "review", "approve", "issue");
        assertThat(issued.texts("/signatures", "/person"))
                .containsExactly("示例·南海区监管员", "示例·南海区监管员", "示例·南海区副职", "示例·南海区副职");
        var pdf = inspector.get("/documents/" + id + "/pdf").is(200);
        var text = text(pdf);
        assertThat(text)
                .contains("追溯记录补正通知书", issued.text("/line/number"), "佛通五金批发", "联系科室：示例·质量科")
                .contains("替代字体")
                .doesNotContainPattern("[0-9]{2}T[0-9]{2}:")
                .doesNotContain("草稿", "南海区监管员", "副职");
        assertThat(pdf.header("Content-Disposition").orElse("")).contains("attachment");
        var docx = inspector.get("/documents/" + id + "/docx").is(200);
        assertThat(wordXml(docx)).contains(issued.text("/line/number"), "联系科室：示例·质量科");
        assertThat(inspector.get("/documents/" + id + "/pdf").bytes())
                .as("never drawn again")
                .isEqualTo(pdf.bytes());
        assertThat(
                        inspector
                                .get("/journal?subject=document/" + id)
                                .is(200)
                                .texts("/items", "/action"))
                .containsExactly(
                        "document.issue",
                        "document.approve",
                        "document.review",
                        "document.edit",
                        "document.compile");
        var finding = inspector.get("/corrections/" + correction).text("/correction/finding");
        assertThat(inspector.get("/findings/" + finding).texts("/history", "/step"))
                .contains("return", "notify");
    }

    /// Another hand in between makes nobody a stranger to his own words.
    @Test
    @Clause("TV-7.1")
    void whoeverWroteAtItDoesNotApproveIt() {
        var correction = correction();
        var draft = inspector.post("/corrections/" + correction + "/notice", Map.of()).is(200);
        var path = "/documents/" + draft.text("/line/id");
        var edited =
                deputy.with("If-Match", draft.etag())
                        .put(path, Map.of("texts", Map.of("contact", "示例·质量科")))
                        .is(200);
        var reviewed = step(deputy, edited, "review");

        step(inspector, reviewed, "approve", "").isProblem(403, "forbidden");
        step(deputy, reviewed, "approve", "").isProblem(403, "forbidden");
        assertThat(inspector.get(path).texts("/offers", "/step")).doesNotContain("approve");
    }

    @Test
    @Clause({"TV-7.1", "TV-7.2"})
    void theAskedCompanySeesTheNoticeWhenItIsIssuedAndNotBefore() {
        var correction = correction();
        var draft = inspector.post("/corrections/" + correction + "/notice", Map.of()).is(200);
        var id = draft.text("/line/id");
        var list = "/documents?subject=correction/" + correction;
        assertThat(asked.get(list).is(200).items()).isEmpty();
        asked.get("/documents/" + id).isProblem(404, "not-found");
        asked.get("/documents/" + id + "/pdf").isProblem(404, "not-found");

        issue(draft);

        assertThat(asked.get(list).is(200).texts("/items", "/id")).containsExactly(id);
        assertThat(asked.get("/notices").is(200).texts("/items", "/subject/id"))
                .as("told")
                .containsOnlyOnce(id);
        assertThat(asked.get("/evidence").is(200).texts("/items", "/subject/id"))
                .as("both forms of it are kept")
                .filteredOn(id::equals)
                .hasSize(2);
        var seen = asked.get("/documents/" + id).is(200);
        assertThat(seen.at("/signatures")).as("no names of officials").isEmpty();
        assertThat(seen.at("/history")).isEmpty();
        assertThat(seen.at("/offers")).isEmpty();
        asked.get("/documents/" + id + "/pdf").is(200);
        asked.get("/documents/" + id + "/docx").is(200);
        platform.as("clerk.general").get("/documents/" + id).isProblem(404, "not-found");
        step(asked, seen, "withdraw", "不合适").isProblem(403, "forbidden");
    }

    @Test
    @Clause("TV-7.2")
    void anybodyWithTheCodeLearnsWhetherItStandsAndNoMore() {
        var nobody = platform.nobody();
        var issued = issue(compiled());
        var path = "~" + issued.text("/proof/path");

        var page = nobody.get(path).is(200);

        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.raw())
                .contains("有效", issued.text("/line/number"), "南海区市场监督管理局")
                .contains(hash(issued, "pdf"), hash(issued, "docx"))
                .doesNotContain("佛通", "<script", "监管员");
        assertThat(nobody.inEnglish().get(path).raw()).contains("Valid", "lang=\"en\"");
        var grouped = "~/d/" + issued.text("/proof/code").toLowerCase(java.util.Locale.ROOT);
        assertThat(nobody.get(grouped).is(200).raw()).contains(issued.text("/line/number"));
        var wrong = nobody.get(path.substring(0, path.length() - 4) + "0000").is(404);
        assertThat(wrong.raw())
                .contains("没有这个核验码", "English", "name=\"code\"")
                .doesNotContain("<script");
        assertThat(page.raw()).contains("演练环境", "没有任何效力");
        assertThat(nobody.get("~/d/").is(200).raw()).contains("核验码（26 位）", "lang=en");
        assertThat(nobody.get("~/d/?code=%20" + issued.text("/proof/code")).is(200).raw())
                .contains("有效", issued.text("/line/number"));
        assertThat(nobody.get("~/d/?code=%22%3E%3Cscript%3E&lang=en").is(404).raw())
                .contains("There is no such code", "中文")
                .doesNotContain("<script");
        nobody.get("~/d/%3Cscript%3E").is(404);
    }

    @Test
    void aFileIsComparedWithWhatWasIssuedAndNotKept() {
        var issued = issue(compiled());
        var path = "~" + issued.text("/proof/path");
        var pdf = inspector.get("/documents/" + issued.text("/line/id") + "/pdf").bytes();

        assertThat(upload(path, pdf).is(200).raw()).contains("一致：这就是发出的 PDF 文件");
        pdf[pdf.length / 2] ^= 1;
        assertThat(upload(path, pdf).is(200).raw()).contains("不一致");
        assertThat(upload(path, new byte[3 << 20]).is(413).raw()).contains("文件太大");
    }

    @Test
    @Clause("TV-5.2")
    void takingTheRequestBackTakesTheNoticeWithIt() {
        var draft = compiled();
        var issued = issue(draft);
        var correction = issued.text("/line/subject/id");

        inspector
                .post("/corrections/" + correction + "/withdraw", Map.of("reason", "查明无需补正"))
                .is(200);

        var after = inspector.get("/documents/" + issued.text("/line/id")).is(200);
        assertThat(after.text("/line/state")).isEqualTo("withdrawn");
        assertThat(after.text("/line/number")).isEqualTo(issued.text("/line/number"));
        assertThat(platform.nobody().get("~" + issued.text("/proof/path")).raw()).contains("已撤回");
    }

    @Test
    void aSecondNoticeReplacesTheFirstWhenItIsIssued() {
        var first = issue(compiled());
        var correction = first.text("/line/subject/id");
        var second = inspector.post("/corrections/" + correction + "/notice", Map.of()).is(200);
        inspector
                .post("/corrections/" + correction + "/notice", Map.of())
                .isProblem(409, "conflict");

        var issued = issue(second);

        var before = inspector.get("/documents/" + first.text("/line/id")).is(200);
        assertThat(before.text("/line/state")).isEqualTo("replaced");
        assertThat(platform.nobody().get("~" + first.text("/proof/path")).raw())
                .contains("已被取代", issued.text("/line/number"));
    }

    @Test
    @Clause("TV-5.2")
    void noNoticeGoesOutAboutWhatWasAnsweredMeanwhile() {
        var item = platform.item();
        var correction = correction(item);
        var draft = inspector.post("/corrections/" + correction + "/notice", Map.of()).is(200);
        var approved = step(deputy, step(inspector, draft, "review"), "approve");
        Filing.outbound(item).to("hardware").hour(-1).by(asked);

        var refused = step(inspector, approved, "issue", "").isProblem(409, "conflict");

        assertThat(refused.text("/errors/0/reason")).contains("作废");
        var id = draft.text("/line/id");
        assertThat(inspector.get("/documents/" + id).text("/line/state")).isEqualTo("approved");
        var discarded =
                step(inspector, inspector.get("/documents/" + id).is(200), "discard", "已补正")
                        .is(200);
        assertThat(discarded.at("/line/number").isNull()).isTrue();
    }

    @Test
    @Clause("TV-5.2")
    void aChangeTakesTheLaterSignaturesAway() {
        var reviewed = step(inspector, compiled(), "review");
        step(inspector, reviewed, "send-back", " ").isProblem(400, "invalid-field");

        var back = step(deputy, reviewed, "send-back", "期限写清楚").is(200);

        assertThat(back.text("/line/state")).isEqualTo("draft");
        assertThat(back.texts("/signatures", "/step")).containsExactly("compile");
        assertThat(back.texts("/history", "/step"))
                .containsExactly("compile", "review", "send-back");
        step(inspector, reviewed, "approve", "").isProblem(412, "changed-meanwhile");
    }

    @Test
    void whatPeopleTypeIsBoundedAndNothingElseCanBeChanged() {
        var draft = compiled();
        var id = draft.text("/line/id");
        var editing = inspector.with("If-Match", draft.etag());

        assertThat(
                        editing.put(
                                        "/documents/" + id,
                                        Map.of(
                                                "texts",
                                                Map.of(
                                                        "request",
                                                        "长".repeat(10_001),
                                                        "number",
                                                        "〔2026〕追补字第 0001 号",
                                                        "nothing",
                                                        "x")))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactlyInAnyOrder("/texts/request", "/texts/number", "/texts/nothing");
        var hostile = "甲\u202e乙\u0000]]><w:p/>{number} & 😀 =1+1\n第二段";
        var edited = editing.put("/documents/" + id, Map.of("texts", Map.of("request", hostile)));
        var issued = issue(edited.is(200));
        assertThat(texts(issued)).anyMatch(it -> it.equals("甲乙]]><w:p/>{number} & 😀 =1+1"));
        assertThat(issued.texts("/files/1/missing", "")).containsExactly("U+1F600");
    }

    @Test
    @Clause("TV-7.2")
    void thePaperShowsNoRecordOfOthersToTheAskedCompany() {
        var issued = issue(compiled());
        var records =
                issued.at("/content")
                        .valueStream()
                        .filter(it -> it.at("/shape").asString().equals("table"))
                        .findFirst()
                        .orElseThrow()
                        .at("/rows");

        assertThat(records).hasSizeGreaterThan(1);
        for (int i = 1; i < records.size(); i++) {
            assertThat(records.get(i).toString()).contains("佛通五金批发");
        }
    }

    // ------------------------------------------------------------------------------------ helpers

    private Answer compiled() {
        return inspector.post("/corrections/" + correction() + "/notice", Map.of()).is(200);
    }

    private Answer issue(Answer draft) {
        var approved = step(deputy, step(inspector, draft, "review"), "approve");
        return step(deputy, approved, "issue");
    }

    private static Answer step(Http who, Answer document, String step) {
        return step(who, document, step, "").is(200);
    }

    private static Answer step(Http who, Answer document, String step, String reason) {
        return who.with("If-Match", document.etag())
                .post(
                        "/documents/" + document.text("/line/id") + "/steps",
                        Map.of("step", step, "reason", reason));
    }

    private String correction() {
        return correction(platform.item());
    }

    /// A request to the wholesaler, who did not file what the shop received.
    private String correction(Code item) {
        Filing.inbound(item).from("wholesale").by("clerk.hardware");
        var finding =
                inspector
                        .get("/findings?identity=" + OneFactTest.encoded(item.identity()))
                        .is(200)
                        .text("/items/0/id");
        var returned =
                inspector
                        .with("If-Match", inspector.get("/findings/" + finding).etag())
                        .post(
                                "/findings/" + finding + "/return",
                                Map.of("workingDays", 5, "reason", "请补报出库记录"))
                        .is(200);
        return returned.text("/corrections/0/id");
    }

    private Answer upload(String path, byte[] file) {
        var boundary = "yuanliu-boundary";
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n"
                        .formatted(boundary)
                        .getBytes(StandardCharsets.UTF_8);
        var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var body = new byte[head.length + file.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(file, 0, body, head.length, file.length);
        System.arraycopy(tail, 0, body, head.length + file.length, tail.length);
        return platform.nobody()
                .with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .post(path, body);
    }

    private static String hash(Answer issued, String form) {
        return issued.at("/files")
                .valueStream()
                .filter(it -> it.at("/form").asString().equals(form))
                .findFirst()
                .orElseThrow()
                .at("/hash")
                .asString();
    }

    private static List<String> texts(Answer document) {
        return document.texts("/content", "/text");
    }

    private static String text(Answer pdf) throws IOException {
        try (var opened = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(opened);
        }
    }

    private static String wordXml(Answer docx) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no word/document.xml");
    }
}
