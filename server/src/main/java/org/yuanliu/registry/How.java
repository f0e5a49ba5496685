package org.yuanliu.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yuanliu.core.Text;

/// How a column is filled in, in the words of the blank form.
final class How {

    static final Text FREE = new Text("文字", "text");
    static final Text DAY = new Text("日期，如 2026-01-31", "a date, such as 2026-01-31");
    static final Text CHOICE = new Text("见“字典”", "see the sheet of words");
    static final Text MANY = new Text("多项用顿号隔开", "with commas between several");
    static final Text GTIN =
            new Text(
                    "8、12、13 或 14 位数字，最后一位是校验位",
                    "8, 12, 13 or 14 digits, the last of them the check digit");

    static final Map<String, Text> YES_OR_NO =
            words("yes", new Text("是", "yes"), "no", new Text("否", "no"));

    private How() {}

    /// What can stand in a column, by its word, in this order.
    static Map<String, Text> words(Object... pairs) {
        var words = new LinkedHashMap<String, Text>();
        for (int n = 0; n < pairs.length; n += 2) {
            words.put((String) pairs[n], (Text) pairs[n + 1]);
        }
        return words;
    }
}
