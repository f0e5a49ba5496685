package org.yuanliu.core.line;

import org.yuanliu.core.Text;
import org.yuanliu.core.event.Flaw;

/// The flaws that lines of every form can have.
final class LineFlaws {

    private LineFlaws() {}

    static Flaw notJson(FlatJson.Broken broken) {
        return notJson(broken.at(), broken.reason());
    }

    static Flaw notJson(Json.Read.Broken broken) {
        return notJson(broken.at(), broken.reason());
    }

    private static Flaw notJson(int at, Text reason) {
        return new Flaw(
                "",
                "not-json",
                new Text(
                        "第 " + (at + 1) + " 个字符处：" + reason.zh(),
                        "At character " + (at + 1) + ": " + reason.en()));
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
