package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Certificate;
import org.yuanliu.registry.Fact.Draft;

/// A company's own licences and certificates as a file.
@Component
class CertificateForm extends FactForm<Certificate, CertificateForm.Row> {

    private static final Text FREE = new Text("文字", "text");
    private static final Text DAY = new Text("日期，如 2026-01-31", "a date, such as 2026-01-31");
    private static final Text CHOICE = new Text("见“字典”", "see the sheet of words");

    private final Recording recording;

    CertificateForm(Facts facts, WhoMaySay may, Recording recording) {
        super(facts, may);
        this.recording = recording;
    }

    record Row(Optional<Span> span, Certificate certificate) {}

    @Override
    public String word() {
        return "certificates";
    }

    @Override
    public Text title() {
        return new Text("证书与许可", "Certificates and licences");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role().files();
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.CERTIFICATE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("sort", true, "证书类型", "Type", "强制性认证（CCC）", CHOICE)
                        .choosing(
                                ordered(
                                        "licence", new Text("生产许可证", "Production licence"),
                                        "ccc",
                                                new Text(
                                                        "强制性认证（CCC）",
                                                        "Compulsory certification (CCC)"),
                                        "other", new Text("其他", "Other"))),
                Column.of("number", true, "证书编号", "Number", "2024010901123456", FREE),
                Column.of("body", false, "发证机构", "Issued by", "示例认证中心", FREE),
                Column.of("scope", false, "证书范围", "Scope", "家用燃气灶具", FREE),
                Column.of(
                        "covers",
                        false,
                        "适用类别或商品条码",
                        "Categories or GTINs covered",
                        "gas-stove",
                        new Text(
                                "类别代码或 14 位商品条码，用顿号或逗号隔开；不填表示全部产品",
                                "codes of categories or GTINs of 14 digits, with commas between; empty means all products")),
                Column.of("from", true, "有效期起", "Valid from", "2024-03-01", DAY),
                Column.of("to", false, "有效期止", "Valid to", "2029-02-28", DAY),
                Column.of("status", false, "状态", "Status", "有效", CHOICE)
                        .choosing(
                                ordered(
                                        "in-force", new Text("有效", "In force"),
                                        "suspended", new Text("暂停", "Suspended"),
                                        "revoked", new Text("撤销", "Revoked"),
                                        "cancelled", new Text("注销", "Cancelled"))));
    }

    private static Map<String, Text> ordered(Object... pairs) {
        var ordered = new LinkedHashMap<String, Text>();
        for (int n = 0; n < pairs.length; n += 2) {
            ordered.put((String) pairs[n], (Text) pairs[n + 1]);
        }
        return ordered;
    }

    @Override
    public Row read(Line line) {
        var from = line.day("from");
        var to = line.day("to");
        return new Row(
                from.flatMap(it ->
                        line.same(
                                it.getYear() < 1949 || it.getYear() > 2199 ? "from" : "to",
                                () -> Fields.span(it, to))),
                new Certificate(
                        Fields.word("sort", line.choice("sort", "other"), Certificate.Sort.class),
                        line.text("number", 60),
                        line.text("body", 200),
                        line.text("scope", 500),
                        line.many("covers"),
                        Fields.word(
                                "status",
                                line.choice("status", "in-force"),
                                Certificate.Status.class)));
    }

    /// One certificate has several rows where its status changed.
    @Override
    public String key(Row row) {
        return row.certificate().number() + " " + row.span().map(Span::from);
    }

    @Override
    Map<Integer, Draft<Certificate>> drafts(Acting acting, List<Read<Row>> rows) {
        var drafts = new LinkedHashMap<Integer, Draft<Certificate>>();
        for (int n = 0; n < rows.size(); n++) {
            var row = rows.get(n).row();
            var line = rows.get(n).line();
            recording
                    .uncovered(acting.party(), row.certificate().covers())
                    .ifPresent(it ->
                            line.trouble(
                                    "covers",
                                    new Text(
                                            "里的“" + it + "”不是类别代码，也不是本企业的产品条码",
                                            "names "
                                                    + it
                                                    + ", which is neither a category nor a product of yours")));
            drafts.put(
                    n,
                    new Draft<>(
                            Subject.party(acting.party()),
                            row.certificate().number(),
                            Optional.of(acting.party()),
                            row.span().orElseThrow(),
                            row.certificate()));
        }
        return drafts;
    }
}
