package org.yuanliu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.yuanliu.document.Block.Shape;

/// DOCX and PDF of the same blocks: both open, both say the same, whatever stands in the fields.
class PaperTest {

    private static final Typefaces TYPEFACES = new Typefaces(Optional.empty());
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    private static final Imprint ISSUED =
            new Imprint(
                    "追溯记录补正通知书",
                    "示例·南海区市场监督管理局",
                    AT,
                    Optional.of(
                            new Imprint.Issued(
                                    "〔2026〕追补字第 0001 号",
                                    "0123-4567-89AB-CDEF-GHJK-MNPQ-RS",
                                    "http://127.0.0.1:8080/d/0123456789ABCDEFGHJKMNPQRS")));

    private static final Imprint DRAFT =
            new Imprint(ISSUED.title(), ISSUED.issuer(), AT, Optional.empty());

    @Test
    void aFullPageHasTwentyTwoLinesOfTwentyEightCharacters() throws IOException {
        var blocks = List.of(Block.text(Shape.ADDRESS, "追".repeat(28 * 22 + 5)));

        var drawn = PdfPaper.draw(TYPEFACES, blocks, DRAFT);

        assertThat(drawn.pages()).isEqualTo(2);
        var lines = text(drawn.bytes(), 1).lines().filter(it -> it.startsWith("追")).toList();
        assertThat(lines).hasSize(22).allMatch(it -> it.length() == 28);
    }

    @Test
    void noLineBeginsWithAClosingMark() throws IOException {
        var blocks = List.of(Block.text(Shape.ADDRESS, "追".repeat(28) + "。" + "源".repeat(40)));

        var lines = text(PdfPaper.draw(TYPEFACES, blocks, DRAFT).bytes(), 1).lines().toList();

        assertThat(lines).contains("追".repeat(27)).anyMatch(it -> it.startsWith("追。源"));
    }

    @Test
    void pagesAreNumberedAndADraftSaysSoOnEachOfThem() throws IOException {
        var blocks = List.of(Block.text(Shape.PARAGRAPH, "追溯".repeat(400)));

        var drawn = PdfPaper.draw(TYPEFACES, blocks, DRAFT);

        assertThat(drawn.pages()).isEqualTo(2);
        for (int page = 1; page <= 2; page++) {
            assertThat(text(drawn.bytes(), page)).contains("— " + page + " —", Wording.DRAFT);
        }
        assertThat(text(PdfPaper.draw(TYPEFACES, blocks, ISSUED).bytes(), 1))
                .doesNotContain(Wording.DRAFT);
    }

    @Test
    void aLongTableGoesOnOnTheNextPageUnderItsHead() throws IOException {
        var rows = new java.util.ArrayList<List<String>>();
        rows.add(List.of("时间", "登记单位"));
        for (int i = 1; i <= 60; i++) {
            rows.add(List.of("第" + i + "行", "示例·某某有限公司"));
        }

        var drawn = PdfPaper.draw(TYPEFACES, List.of(Block.table(rows)), ISSUED);

        assertThat(drawn.pages()).isGreaterThan(1);
        for (int page = 1; page <= 2; page++) {
            assertThat(text(drawn.bytes(), page)).contains("登记单位");
        }
        assertThat(text(drawn.bytes(), 0)).contains("第1行", "第60行");
    }

    @Test
    void anIssuedPaperTellsWhereToCompareIt() throws Exception {
        var blocks = List.of(Block.text(Shape.TITLE, ISSUED.title()));
        var issued = ISSUED.issued().orElseThrow();

        var pdf = PdfPaper.draw(TYPEFACES, blocks, ISSUED);
        var docx = DocxPaper.draw(blocks, ISSUED);

        assertThat(text(pdf.bytes(), 0).replace("\n", ""))
                .contains(issued.code(), issued.address(), "替代字体");
        assertThat(said(docx)).contains(issued.code()).contains(issued.address());
        assertThat(parts(docx)).containsKey("word/media/code.png");
    }

    @Test
    void theDocxNamesTheTypefacesOfOfficesAndBringsNone() throws Exception {
        var parts = parts(DocxPaper.draw(List.of(Block.text(Shape.TITLE, "标题")), ISSUED));

        var styles = new String(parts.get("word/styles.xml"), StandardCharsets.UTF_8);
        assertThat(styles).contains("仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体");
        assertThat(parts.keySet()).noneMatch(it -> it.matches(".*\\.(ttf|odttf|fntdata)"));
        var page = new String(parts.get("word/document.xml"), StandardCharsets.UTF_8);
        assertThat(page).contains("linesAndChars", "w:top=\"2098\"", "w:left=\"1588\"");
    }

    @Test
    void theSameDocumentIsTheSameDocx() {
        var blocks = List.of(Block.text(Shape.PARAGRAPH, "同一份文书"));

        assertThat(DocxPaper.draw(blocks, ISSUED)).isEqualTo(DocxPaper.draw(blocks, ISSUED));
    }

    @Test
    void aCharacterThatNoTypefaceHasIsShownAndTold() throws IOException {
        var blocks = List.of(Block.text(Shape.PARAGRAPH, "好😀的"));

        var drawn = PdfPaper.draw(TYPEFACES, blocks, DRAFT);

        assertThat(drawn.missing()).containsExactly("U+1F600");
        assertThat(text(drawn.bytes(), 1)).contains("好□的", "缺字", "U+1F600");
    }

    @Test
    void rareCharactersOfNamesAndSignsOfUnitsAreAllThere() throws IOException {
        var rare = "喆堃昇燊邨玥煜淼鑫镕℃№㎡①②→≤≥±×％￥";

        var drawn = PdfPaper.draw(TYPEFACES, List.of(Block.text(Shape.ADDRESS, rare)), DRAFT);

        assertThat(drawn.missing()).isEmpty();
        assertThat(text(drawn.bytes(), 1)).contains("喆堃昇燊邨玥煜淼鑫镕℃№㎡①②");
    }

    /// An operator's own typeface is used, and the paper then speaks of no substitute.
    @Test
    void theOperatorsTypefacesComeFirst() throws IOException {
        var folder = Files.createTempDirectory("typefaces");
        try (var in =
                PaperTest.class.getResourceAsStream(
                        "/typeface/noto-sans-sc-chinese-simplified-400-normal.woff")) {
            Files.write(
                    folder.resolve("body.ttf"),
                    Woff.unpack(java.util.Objects.requireNonNull(in).readAllBytes()));
        }
        var blocks = List.of(Block.text(Shape.PARAGRAPH, "本机关"));

        var theirs = PdfPaper.draw(new Typefaces(Optional.of(folder)), blocks, ISSUED);

        assertThat(text(theirs.bytes(), 0)).contains("本机关").doesNotContain("替代字体");
        Files.delete(folder.resolve("body.ttf"));
        Files.delete(folder);
    }

    @TestFactory
    Stream<DynamicTest> whateverStandsInAFieldBothPapersOpen() {
        return HOSTILE.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> assertOpens(it.getValue())));
    }

    private static final Map<String, String> HOSTILE =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "control characters", "甲\u0000\u0001\u0008\u000b\u001f\u007f乙"),
                            Map.entry("direction marks", "甲\u202e\u2066乙\u200f\u061c"),
                            Map.entry("ten thousand characters", "长".repeat(10_000)),
                            Map.entry("one long word", "x".repeat(10_000)),
                            Map.entry("emoji", "👩‍👩‍👧‍👦 🇨🇳 ✅️"),
                            Map.entry("end of character data", "]]> <![CDATA[ <w:p/> &amp; &#0;"),
                            Map.entry("a formula", "=cmd|' /C calc'!A0"),
                            Map.entry("half a surrogate", "甲\ud83d乙\ude00"),
                            Map.entry("no characters", "\ufffe\uffff\ud83f\udffe"),
                            Map.entry("line ends", "一\r\n二\r三\n\n四\u2028五\u2029六\u0085七"),
                            Map.entry("spaces only", "   \u3000\u00a0\t"),
                            Map.entry("nothing", ""),
                            Map.entry("combining", "e\u0301".repeat(500)),
                            Map.entry(
                                    "other scripts", "العربية עברית ไทย हिन्दी Ελληνικά Русский")));

    private static void assertOpens(String value) throws Exception {
        var values = new Values(Map.of("reason", value), Map.of());
        var cleaned = values.text("reason");
        var blocks =
                List.of(
                        Block.text(Shape.TITLE, cleaned.length() > 200 ? "标题" : cleaned + "标题"),
                        Block.text(Shape.PARAGRAPH, cleaned),
                        Block.table(List.of(List.of("时间", cleaned), List.of(cleaned, "终"))),
                        Block.text(Shape.RIGHT, "示例·南海区市场监督管理局"));

        var pdf = PdfPaper.draw(TYPEFACES, blocks, ISSUED);
        var docx = DocxPaper.draw(blocks, ISSUED);

        assertThat(text(pdf.bytes(), 0)).contains("终", "示例·南海区市场监督管理局");
        assertThat(said(docx)).contains("终").contains(cleaned);
    }

    private static String text(byte[] pdf, int page) throws IOException {
        try (var opened = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            if (page > 0) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
            }
            return stripper.getText(opened);
        }
    }

    /// All text of the document, after each part was parsed.
    private static String said(byte[] docx)
            throws IOException, ParserConfigurationException, SAXException {
        var texts = new StringBuilder();
        for (var part : parts(docx).entrySet()) {
            if (part.getKey().matches(".*\\.(xml|rels)")) {
                var parsed = parsed(part.getValue());
                if (part.getKey().equals("word/document.xml")) {
                    texts.append(parsed.getDocumentElement().getTextContent());
                }
            }
        }
        return texts.toString();
    }

    private static Document parsed(byte[] xml)
            throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static Map<String, byte[]> parts(byte[] docx) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
