package org.yuanliu.core.line;

import org.yuanliu.core.Text;
import org.yuanliu.core.event.Flaw;

/// The flaws that lines of every form can have.
final class LineFlaws {

    private LineFlaws() {}

    static Flaw notJson(FlatJson.Broken broken) {
        return new Flaw(
                "",
                "not-json",
                new Text(
                        "第 " + (broken.at() + 1) + " 个字符处：" + broken.reason().zh(),
                        "At character " + (broken.at() + 1) + ": " + broken.reason().en()));
    }

    static Flaw missing(String field) {
        return new Flaw(field, "missing", new Text("缺少这一项。", "This is missing."));
    }

    static Flaw notKnown(String field) {
        return new Flaw(field, "not-known", new Text("没有这个字段。", "There is no such field."));
    }

    static Flaw notReadable(String field) {
        return new Flaw(field, "not-readable", new Text("这一项无法识读。", "This can't be read."));
    }
}
