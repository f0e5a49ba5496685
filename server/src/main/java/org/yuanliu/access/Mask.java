package org.yuanliu.access;

/// Personal data as somebody may see it who need not know who it is: enough to tell two people
/// apart, too little to find one.
public final class Mask {

    /// People who do not exist say so before their name; that is no part of it.
    private static final String FICTIONAL = "示例·";

    private Mask() {}

    /// 张*: the first character, whatever follows, so that the length tells nothing.
    public static String name(String name) {
        if (name.startsWith(FICTIONAL)) {
            return FICTIONAL + name(name.substring(FICTIONAL.length()));
        }
        return name.isEmpty() ? "*" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    /// c***@example.cn: the first character and where the mail goes.
    public static String mail(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, Math.min(1, Math.max(0, at)))
                + "***"
                + address.substring(Math.max(0, at));
    }

    /// 138****1234; of a number too short for that, the last two digits.
    public static String phone(String phone) {
        return phone.length() >= 11
                ? phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4)
                : "****" + phone.substring(Math.max(0, phone.length() - 2));
    }
}
