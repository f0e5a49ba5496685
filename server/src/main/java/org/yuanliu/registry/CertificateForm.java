package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Certificate;

/// Licences and certificates as a file: a company's own, or those of companies that an authority
/// oversees.
@Component
class CertificateForm extends FactForm<Certificate> {

    private final CompaniesOfFile companies;
    private final Recording recording;

    CertificateForm(Facts facts, WhoMaySay may, CompaniesOfFile companies, Recording recording) {
        super(facts, may);
        this.companies = companies;
        this.recording = recording;
    }

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
        return acting.role().files() || acting.role() == Role.REGULATOR;
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.CERTIFICATE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("sort", true, "证书类型", "Type", "强制性认证（CCC）", How.CHOICE)
                        .choosing(
                                How.words(
                                        "licence", new Text("生产许可证", "Production licence"),
                                        "ccc",
                                                new Text(
                                                        "强制性认证（CCC）",
                                                        "Compulsory certification (CCC)"),
                                        "other", new Text("其他", "Other"))),
                Column.of("number", true, "证书编号", "Number", "2024010901123456", How.FREE),
                Column.of("body", false, "发证机构", "Issued by", "示例认证中心", How.FREE),
                Column.of("scope", false, "证书范围", "Scope", "家用燃气灶具", How.FREE),
                Column.of(
                        "covers",
                        false,
                        "适用类别或商品条码",
                        "Categories or GTINs covered",
                        "gas-stove",
                        new Text(
                                "类别代码或 14 位商品条码，用顿号或逗号隔开；不填表示全部产品",
                                "codes of categories or GTINs of 14 digits, with commas between; empty means all products")),
                Column.of("from", true, "有效期起", "Valid from", "2024-03-01", How.DAY),
                Column.of("to", false, "有效期止", "Valid to", "2029-02-28", How.DAY),
                Column.of("status", false, "状态", "Status", "有效", How.CHOICE)
                        .choosing(
                                How.words(
                                        "in-force", new Text("有效", "In force"),
                                        "suspended", new Text("暂停", "Suspended"),
                                        "revoked", new Text("撤销", "Revoked"),
                                        "cancelled", new Text("注销", "Cancelled"))),
                CompaniesOfFile.number(
                        false,
                        new Text(
                                "登记本企业的证书不用填，监管部门必须填",
                                "not needed for the own company; an authority names the company")),
                CompaniesOfFile.name());
    }

    @Override
    public Row<Certificate> read(Line line) {
        var certificate =
                new Certificate(
                        Fields.word("sort", line.choice("sort", "other"), Certificate.Sort.class),
                        line.text("number", 60),
                        line.text("body", 200),
                        line.text("scope", 500),
                        line.many("covers"),
                        Fields.word(
                                "status",
                                line.choice("status", "in-force"),
                                Certificate.Status.class));
        return new Row<>(
                CompaniesOfFile.read(line),
                certificate.number(),
                line.span("from", "to"),
                certificate);
    }

    /// One certificate has several rows where its status changed.
    @Override
    public String key(Row<Certificate> row) {
        return super.key(row) + " " + row.span().map(Span::from);
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Certificate>>> rows) {
        var about = companies.about(acting, rows);
        about.forEach((place, it) -> it.owner().ifPresent(owner -> covers(owner, rows.get(place))));
        return about;
    }

    private void covers(UUID owner, Read<Row<Certificate>> read) {
        recording
                .uncovered(owner, read.row().detail().covers())
                .ifPresent(it ->
                        read.line()
                                .trouble(
                                        "covers",
                                        new Text(
                                                "里的“" + it + "”不是类别代码，也不是这家企业的产品条码",
                                                "names "
                                                        + it
                                                        + ", which is neither a category nor a product of the company")));
    }
}
