package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.registry.Detail.Company;

/// What the dossiers say of companies, as a file: a company of itself, an authority of those it
/// oversees.
@Component
class CompanyForm extends FactForm<Company> {

    private final CompaniesOfFile companies;
    private final Products products;

    CompanyForm(Facts facts, WhoMaySay may, CompaniesOfFile companies, Products products) {
        super(facts, may);
        this.companies = companies;
        this.products = products;
    }

    @Override
    public String word() {
        return "companies";
    }

    @Override
    public Text title() {
        return new Text("企业档案", "Company dossiers");
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.role().files() || acting.role() == Role.REGULATOR;
    }

    @Override
    Detail.Kind kind() {
        return Detail.Kind.COMPANY;
    }

    @Override
    boolean follows() {
        return true;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                CompaniesOfFile.number(true, new Text("18 位", "18 characters")),
                CompaniesOfFile.name(),
                Column.of(
                        "registeredAddress",
                        true,
                        "注册地址",
                        "Registered address",
                        "广州市示例区示例路 1 号",
                        How.FREE),
                Column.of(
                        "productionAddress",
                        false,
                        "生产地址",
                        "Production address",
                        "广州市示例区工业路 2 号",
                        How.FREE),
                Column.of("industry", true, "所属行业", "Industry", "燃气器具制造", How.FREE),
                Column.of(
                        "productClasses",
                        false,
                        "产品类别",
                        "Product classes",
                        "家用燃气灶具、燃气软管",
                        How.MANY),
                Column.of(
                        "from",
                        true,
                        "从哪天起",
                        "From",
                        "2026-01-31",
                        new Text(
                                "从这天起是这样，以前的内容按原来的日期保留；如 2026-01-31",
                                "it is so from this day on, and what was before stays for its days; such as 2026-01-31")));
    }

    @Override
    public Row<Company> read(Line line) {
        var classes = line.many("productClasses");
        line.same(
                "productClasses",
                () -> {
                    Fields.mustBeFew("/productClasses", classes);
                    return classes;
                });
        return new Row<>(
                CompaniesOfFile.read(line),
                "",
                line.since("from", products.today()),
                new Company(
                        line.text("registeredAddress", 300),
                        line.text("productionAddress", 300),
                        line.text("industry", 100),
                        classes));
    }

    @Override
    Map<Integer, About> about(Acting acting, List<Read<Row<Company>>> rows) {
        return companies.about(acting, rows);
    }
}
