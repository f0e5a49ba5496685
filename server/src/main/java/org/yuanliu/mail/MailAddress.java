package org.yuanliu.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yuanliu.core.Text;

/// One mail address, written as every mail server reads it.
///
/// It says that this can be written into a letter without becoming anything else there. It does not
/// say that anybody reads mail at it; a code that comes back does.
public record MailAddress(String text) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern LABEL =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern TOP = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    public MailAddress {
        flaw(text)
                .ifPresent(it -> {
                    throw new IllegalArgumentException("the address " + it.en());
                });
    }

    /// What somebody typed. A mistyped address is an everyday event.
    public sealed interface Reading {
        record Known(MailAddress address) implements Reading {}

        record Flawed(Text why) implements Reading {}
    }

    /// Spaces around it are forgiven; a line break is none of them, since whoever sends one may
    /// mean to write headers of his own.
    public static Reading read(String typed) {
        if (typed.chars().anyMatch(Character::isISOControl)) {
            return new Reading.Flawed(
                    new Text("地址里不能有换行或控制字符", "must not hold line breaks or control characters"));
        }
        var text = typed.strip();
        return flaw(text)
                .<Reading>map(Reading.Flawed::new)
                .orElseGet(() -> new Reading.Known(new MailAddress(text)));
    }

    /// Without the sign in front of it: where the mail goes.
    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    private static Optional<Text> flaw(String text) {
        if (text.isEmpty()) {
            return flawed("请填写邮箱地址，例如 name@example.cn", "type an address such as name@example.cn");
        }
        if (text.length() > LONGEST) {
            return flawed(
                    "地址太长，最多 " + LONGEST + " 个字符",
                    "is too long; at most " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(it -> it > 126)) {
            return flawed(
                    "只能使用英文字母、数字和符号；中文域名请填写其以 xn-- 开头的写法",
                    "holds letters that not every mail server reads; write such a domain in its form that begins with xn--");
        }
        if (text.matches(".*[\\s,;<>].*")) {
            return flawed(
                    "只填写一个地址，不带姓名、空格、逗号、分号或尖括号",
                    "give one address only, without a name, spaces, commas or brackets");
        }
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1 || text.indexOf('@') != at) {
            return flawed("地址中间应有且只有一个 @", "needs exactly one @ between its two parts");
        }
        if (at > LONGEST_LOCAL || !LOCAL.matcher(text.substring(0, at)).matches()) {
            return flawed(
                    "@ 之前的部分不正确：最多 " + LONGEST_LOCAL + " 个字符，不用引号，点不在首尾也不相连",
                    "is not right before the @: at most "
                            + LONGEST_LOCAL
                            + " characters, no quotes, no dot at an end or beside another");
        }
        return isDomain(text.substring(at + 1))
                ? Optional.empty()
                : flawed(
                        "@ 之后应是完整的域名，例如 example.cn",
                        "needs a whole domain after the @, such as example.cn");
    }

    static boolean isDomain(String text) {
        var labels = text.split("\\.", -1);
        if (labels.length < 2 || text.length() > 253) {
            return false;
        }
        for (var label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return TOP.matcher(labels[labels.length - 1]).matches();
    }

    private static Optional<Text> flawed(String zh, String en) {
        return Optional.of(new Text(zh, en));
    }

    /// Not the address itself: a record that got into a log by mistake shows nobody's.
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
