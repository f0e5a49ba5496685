package org.yuanliu.core.code;

/// Everything that reading a code may have to say, in one place.
enum ProblemKind {
    TOO_LONG(
            "too-long",
            "内容超过 2048 个字符，不作为编码识别。",
            "The text has more than 2048 characters and is not read as a code."),
    FULL_WIDTH(
            "full-width",
            "已将全角字符按半角识别。",
            "Full-width characters were read as their ordinary forms."),
    SPACES("spaces", "已忽略数字之间的空格。", "Spaces between the digits were ignored."),
    CHECK_DIGIT(
            "check-digit",
            "校验位不符，请重新扫描或核对数字。",
            "The check digit does not fit; scan again or compare the digits."),
    NOT_DIGITS("not-digits", "此处应全部为数字。", "Only digits can stand here."),
    CHARACTER(
            "character", "此处有编码不允许的字符。", "There is a character here that the code does not allow."),
    EMPTY("empty", "此项没有内容。", "This part is empty."),
    TOO_SHORT("too-short", "此项长度不足，内容可能不完整。", "This part is too short; the text may be cut off."),
    PART_TOO_LONG(
            "part-too-long", "此项过长，可能缺少分隔符。", "This part is too long; a separator may be missing."),
    DATE("date", "此处的日期不存在。", "There is no such date."),
    UNKNOWN_PART(
            "unknown-part",
            "未收录的应用标识符，此项未作解读。",
            "This application identifier is not in the table; the part was left unread."),
    NO_PART(
            "no-part",
            "此处应为应用标识符，例如 01、10、21。",
            "An application identifier should stand here, such as 01, 10 or 21."),
    REPEATED(
            "repeated",
            "同一应用标识符出现两次，且内容不同。",
            "One application identifier stands twice with different values."),
    NOT_TOGETHER(
            "not-together",
            "此项不能与编码中的另一项同时出现。",
            "This part cannot stand together with another part of the code."),
    PERCENT_ESCAPE(
            "percent-escape",
            "百分号后应为两位十六进制数字。",
            "A percent sign is followed by two hexadecimal digits."),
    QUALIFIER_ORDER(
            "qualifier-order",
            "网址中各项的次序应为 22、10、21；235 只能单独使用。",
            "The order in the address is 22, 10, 21; 235 stands alone."),
    PATH_REST(
            "path-rest",
            "网址在编码之后还有其他内容，未作解读。",
            "The address goes on after the code; the rest was left unread."),
    QUALIFIER_IN_QUERY(
            "qualifier-in-query",
            "批次和序列号应写在网址路径中，此处未采用。",
            "Batch and serial belong into the path of the address; these were not used."),
    THIRD_PARTY_SERIAL(
            "third-party-serial",
            "此处的序列号由第三方赋予，未作为单件码采用。",
            "This serial was given by a third party and was not taken as an item code."),
    NO_PRODUCT(
            "no-product",
            "编码中没有商品条码（01），不能确定是哪种商品。",
            "There is no product number (01), so the product is not known.");

    private final String code;
    private final String zh;
    private final String en;

    ProblemKind(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    Problem at(int position) {
        return new Problem(code, position, zh, en);
    }
}
