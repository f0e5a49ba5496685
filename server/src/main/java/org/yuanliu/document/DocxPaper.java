package org.yuanliu.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A document as DOCX, laid out after GB/T 9704-2012, as [PdfPaper] is. It names 仿宋 and 小标宋, which
/// offices have, and brings none of them.
///
/// By hand: of the format it needs some thirty elements.
final class DocxPaper {

    /// Half points: 16 pt for text, 22 pt for titles.
    private static final int BODY = 32;

    private static final String DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String W =
            "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String R =
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final StringBuilder body = new StringBuilder();
    private final Imprint imprint;

    private DocxPaper(Imprint imprint) {
        this.imprint = imprint;
    }

    static byte[] draw(List<Block> blocks, Imprint imprint) {
        var paper = new DocxPaper(imprint);
        blocks.forEach(paper::draw);
        paper.proof();
        try {
            return paper.zipped();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private void draw(Block block) {
        switch (block.shape()) {
            case ISSUER -> paragraph("Issuer", block.text());
            case TITLE -> paragraph("Title", block.text());
            case HEADING -> paragraph("Heading1", block.text());
            case SUBHEADING -> paragraph("Heading2", block.text());
            case ADDRESS -> paragraph("Address", block.text());
            case PARAGRAPH -> paragraph("Normal", block.text());
            case RIGHT -> paragraph("Right", block.text());
            case TABLE -> table(block.rows());
        }
    }

    private void paragraph(String style, String text) {
        body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
        run(text);
        body.append("</w:p>");
    }

    private void run(String text) {
        body.append("<w:r><w:t xml:space=\"preserve\">")
                .append(escaped(text))
                .append("</w:t></w:r>");
    }

    private void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        body.append(
                        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>")
                .append("<w:tblLayout w:type=\"autofit\"/></w:tblPr><w:tblGrid>")
                .append("<w:gridCol/>".repeat(columns))
                .append("</w:tblGrid>");
        boolean head = true;
        for (var row : rows) {
            body.append("<w:tr>").append(head ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
            for (var cell : row) {
                body.append("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>");
                paragraph("Cell", cell);
                body.append("</w:tc>");
            }
            body.append("</w:tr>");
            head = false;
        }
        body.append("</w:tbl>");
        paragraph("Small", "");
    }

    private void proof() {
        if (imprint.issued().isEmpty()) {
            return;
        }
        var issued = imprint.issued().get();
        body.append("<w:p><w:pPr><w:pStyle w:val=\"Small\"/><w:keepNext/></w:pPr><w:r>")
                .append(picture())
                .append("</w:r></w:p>");
        paragraph("Small", Wording.address(issued));
        paragraph("Small", Wording.code(issued));
        paragraph("Small", Wording.purpose());
    }

    /// 20 mm, in English Metric Units.
    private static String picture() {
        return """
        <w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
         distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="720000"/>
        <wp:docPr id="1" name="code" descr="核验二维码"/>
        <a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
        <pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
        <pic:nvPicPr><pic:cNvPr id="1" name="code.png"/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>
        </a:graphicData></a:graphic></wp:inline></w:drawing>\
        """
                .replace("\n", "");
    }

    // ------------------------------------------------------------------------------------- parts

    private byte[] zipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", contentTypes());
            part(zip, "_rels/.rels", packageRelations());
            part(zip, "docProps/core.xml", properties());
            part(zip, "word/document.xml", document());
            part(zip, "word/styles.xml", styles());
            part(zip, "word/fontTable.xml", fonts());
            part(zip, "word/settings.xml", settings());
            part(zip, "word/header1.xml", header());
            part(zip, "word/footer1.xml", footer("right"));
            part(zip, "word/footer2.xml", footer("left"));
            part(zip, "word/_rels/document.xml.rels", relations());
            if (imprint.issued().isPresent()) {
                entry(zip, "word/media/code.png");
                zip.write(SquareCode.of(imprint.issued().get().address()).png(8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        entry(zip, name);
        zip.write((DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /// Without a time: the same document is the same bytes.
    private static void entry(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }

    private String document() {
        return "<w:document "
                + W
                + " "
                + R
                + "><w:body>"
                + body
                + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/>"
                + "<w:headerReference w:type=\"even\" r:id=\"rId6\"/>"
                + "<w:footerReference w:type=\"default\" r:id=\"rId3\"/>"
                + "<w:footerReference w:type=\"even\" r:id=\"rId4\"/>"
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                // 37, 26, 35 and 28 mm; 22 lines of 28 characters on what is left.
                + "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\""
                + " w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/>"
                + "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-849\"/>"
                + "</w:sectPr></w:body></w:document>";
    }

    private static String styles() {
        return "<w:styles "
                + W
                + "><w:docDefaults><w:rPrDefault><w:rPr>"
                + typeface("仿宋_GB2312")
                + size(BODY)
                + "<w:lang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
                + "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
                + "<w:pPr>"
                + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/><w:jc w:val=\"both\"/></w:pPr></w:style>"
                + style("Issuer", "Issuer", centred(), typeface("方正小标宋简体") + size(44))
                + style("Title", "Title", centred(), typeface("方正小标宋简体") + size(44))
                + style(
                        "Heading1",
                        "heading 1",
                        indented() + "<w:outlineLvl w:val=\"0\"/>",
                        typeface("黑体") + size(BODY))
                + style(
                        "Heading2",
                        "heading 2",
                        indented() + "<w:outlineLvl w:val=\"1\"/>",
                        typeface("楷体_GB2312") + size(BODY))
                + style("Address", "Address", margin(), "")
                + style(
                        "Right",
                        "Right",
                        "<w:ind w:firstLine=\"0\" w:rightChars=\"200\" w:right=\"632\"/><w:jc w:val=\"right\"/>",
                        "")
                + style("Cell", "Cell", "<w:snapToGrid w:val=\"0\"/>" + margin(), size(24))
                + style("Small", "Small", "<w:snapToGrid w:val=\"0\"/>" + margin(), size(18))
                + "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
                + List.of("top", "left", "bottom", "right", "insideH", "insideV").stream()
                        .map(it ->
                                "<w:"
                                        + it
                                        + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
                        .reduce("", String::concat)
                + "</w:tblBorders></w:tblPr></w:style></w:styles>";
    }

    private static String style(String id, String name, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\" w:styleId=\""
                + id
                + "\"><w:name w:val=\""
                + name
                + "\"/><w:basedOn w:val=\"Normal\"/><w:pPr>"
                + paragraph
                + "</w:pPr><w:rPr>"
                + run
                + "</w:rPr></w:style>";
    }

    private static String centred() {
        return "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>";
    }

    private static String margin() {
        return "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/>";
    }

    private static String indented() {
        return "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>";
    }

    private static String typeface(String chinese) {
        return "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\""
                + chinese
                + "\"/>";
    }

    private static String size(int halfPoints) {
        return "<w:sz w:val=\"" + halfPoints + "\"/><w:szCs w:val=\"" + halfPoints + "\"/>";
    }

    /// What an office without these takes instead.
    private static String fonts() {
        return "<w:fonts "
                + W
                + ">"
                + font("仿宋_GB2312", "仿宋,FangSong,FZFangSong-Z02")
                + font("方正小标宋简体", "方正小标宋_GBK,小标宋,SimSun,宋体")
                + font("黑体", "SimHei,Noto Sans CJK SC")
                + font("楷体_GB2312", "楷体,KaiTi")
                + "</w:fonts>";
    }

    private static String font(String name, String others) {
        return "<w:font w:name=\""
                + name
                + "\"><w:altName w:val=\""
                + others
                + "\"/><w:charset w:val=\"86\"/></w:font>";
    }

    private static String settings() {
        return "<w:settings " + W + "><w:evenAndOddHeaders/></w:settings>";
    }

    private String header() {
        return "<w:hdr "
                + W
                + "><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr><w:r><w:t>"
                + (imprint.issued().isPresent() ? "" : Wording.DRAFT)
                + "</w:t></w:r></w:p></w:hdr>";
    }

    private static String footer(String side) {
        var text = "<w:rPr><w:sz w:val=\"28\"/></w:rPr>";
        return "<w:ftr "
                + W
                + "><w:p><w:pPr><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\" w:leftChars=\"100\" w:rightChars=\"100\"/><w:jc w:val=\""
                + side
                + "\"/></w:pPr><w:r>"
                + text
                + "<w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r>"
                + text
                + "<w:t>1</w:t></w:r></w:fldSimple><w:r>"
                + text
                + "<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
    }

    private String properties() {
        var at = imprint.at().truncatedTo(ChronoUnit.SECONDS).toString();
        return "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
                + escaped(
                        imprint.issued()
                                .map(it -> imprint.title() + " " + it.number())
                                .orElse(imprint.title()))
                + "</dc:title><dc:creator>"
                + escaped(imprint.issuer())
                + "</dc:creator><dc:language>zh-CN</dc:language>"
                + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                + at
                + "</dcterms:created></cp:coreProperties>";
    }

    private static String contentTypes() {
        var word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + override("/word/document.xml", word + "document.main+xml")
                + override("/word/styles.xml", word + "styles+xml")
                + override("/word/fontTable.xml", word + "fontTable+xml")
                + override("/word/settings.xml", word + "settings+xml")
                + override("/word/header1.xml", word + "header+xml")
                + override("/word/footer1.xml", word + "footer+xml")
                + override("/word/footer2.xml", word + "footer+xml")
                + override(
                        "/docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String packageRelations() {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relation("rId1", OFFICE + "officeDocument", "word/document.xml")
                + relation(
                        "rId2",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml")
                + "</Relationships>";
    }

    private String relations() {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relation("rId1", OFFICE + "styles", "styles.xml")
                + relation("rId2", OFFICE + "settings", "settings.xml")
                + relation("rId3", OFFICE + "footer", "footer1.xml")
                + relation("rId4", OFFICE + "footer", "footer2.xml")
                + (imprint.issued().isPresent()
                        ? relation("rId5", OFFICE + "image", "media/code.png")
                        : "")
                + relation("rId6", OFFICE + "header", "header1.xml")
                + relation("rId7", OFFICE + "fontTable", "fontTable.xml")
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    /// What XML can't carry was cleaned away when the values were put in.
    private static String escaped(String text) {
        return Values.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
