package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.core.Text;
import org.yuanliu.registry.FactForm.About;
import org.yuanliu.registry.FactForm.Row;
import org.yuanliu.registry.Form.Column;
import org.yuanliu.registry.Form.Read;

/// Companies in the rows of a file, told by their unified social credit code. A file makes no new
/// ones: that is for whoever keeps the platform's organisations.
@Component
class CompaniesOfFile {

    private final Parties parties;

    CompaniesOfFile(Parties parties) {
        this.parties = parties;
    }

    static Column number(boolean required, Text how) {
        return Column.of(
                "uscc",
                required,
                "统一社会信用代码",
                "Unified social credit code",
                "91440101MA5EXAMPLE",
                how);
    }

    /// A number with one wrong character may be another company's; the name beside it tells.
    static Column name() {
        return Column.of(
                "name",
                false,
                "企业名称",
                "Company",
                "示例·燃气器具有限公司",
                new Text("可不填；填了就与代码核对", "may be left out; held against the code if it is there"));
    }

    static String read(Line line) {
        var number = line.text("uscc", 40).toUpperCase(Locale.ROOT);
        if (!number.isEmpty() && !number.matches("[0-9A-Z]{18}")) {
            line.trouble(
                    "uscc", new Text("应为 18 位统一社会信用代码", "must be the 18 characters of the number"));
        }
        return number;
    }

    /// A row without a number is about the own company, where that is one.
    <T extends Detail> Map<Integer, About> about(Acting acting, List<Read<Row<T>>> rows) {
        var known = parties.byNumber(rows.stream().map(it -> it.row().who()).distinct().toList());
        var about = new LinkedHashMap<Integer, About>();
        for (int n = 0; n < rows.size(); n++) {
            var line = rows.get(n).line();
            var number = rows.get(n).row().who();
            var party = Optional.ofNullable(known.get(number));
            var name = line.shown("name");
            if (number.isEmpty() && acting.role().files()) {
                about.put(n, new About(Subject.party(acting.party()), Optional.of(acting.party())));
            } else if (number.isEmpty()) {
                line.trouble(
                        "uscc", new Text("没有填写，不知道是哪家企业", "is empty, so the company is not known"));
            } else if (party.isEmpty()) {
                line.trouble(
                        "uscc",
                        new Text(
                                "在平台上没有对应的单位。请核对代码；新单位由系统管理员建立以后再传",
                                "belongs to no organisation here; look at it again, or have the system administrator add the organisation first"));
            } else if (!name.isEmpty() && !name.equals(party.get().name())) {
                line.trouble(
                        "name",
                        new Text(
                                "与代码不符，这个代码是“" + party.get().name() + "”的",
                                "does not go with the code, which is that of "
                                        + party.get().name()));
            } else {
                var id = party.get().id();
                about.put(n, new About(Subject.party(id), Optional.of(id)));
            }
        }
        return about;
    }
}
