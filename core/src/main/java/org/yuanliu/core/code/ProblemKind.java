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
            "编码中没有商品条码（01）等主标识，不能确定指的是什么。",
            "There is no product number (01) or other key, so what is meant is not known."),
    CHECK_PAIR(
            "check-pair",
            "末尾两位校验字符不符，请重新扫描或核对。",
            "The two check characters do not fit; scan again or compare."),
    COMPANY_PREFIX(
            "company-prefix",
            "此处应为厂商识别代码，至少四位数字。",
            "A company prefix of four digits at least should stand here."),
    TIME("time", "此处的时间不存在。", "There is no such time."),
    UNLISTED(
            "unlisted",
            "代码表中没有这个值（不等于无效）。",
            "This value is not in the list that we know, which does not make it invalid."),
    VALUE("value", "此处不能是这个值。", "This value cannot stand here."),
    NEEDS(
            "needs",
            "此项须与另一项同用；那一项可能印在商品的另一个条码上。",
            "This part goes with another one, which may stand in another bar code on the goods."),
    NOT_ATTRIBUTE(
            "not-attribute",
            "此项不能写在网址的参数中，未采用。",
            "This part cannot stand in the query of an address and was not used."),
    ALIAS(
            "alias",
            "网址用了旧式的字母代号，已按应用标识符识别。",
            "The address has an old-style word; it was read as its application identifier."),
    COMPRESSED(
            "compressed",
            "这是压缩形式的 GS1 网址，暂不支持（不等于无效）。",
            "This is a compressed GS1 address; it is not supported, which does not make it invalid."),
    EPC_FORM(
            "epc-form",
            "EPC 标识中的段数不对，内容可能不完整。",
            "This EPC has too few or too many fields; the text may be cut off."),
    EPC_DIGITS(
            "epc-digits",
            "EPC 标识中厂商识别代码与其后数字的总位数不对。",
            "Company prefix and reference of this EPC do not have the right number of digits."),
    ALSO_GLN(
            "also-gln",
            "按商品条码识别；同样的数字也可能是位置码（GLN）。",
            "Read as a product number; the same digits may be a location number (GLN)."),
    ALSO_SSCC(
            "also-sscc",
            "按统一社会信用代码识别；同样的数字也符合物流单元码（SSCC）的校验。",
            "Read as a unified social credit code; the digits also pass as a logistic unit (SSCC)."),
    NO_CHECK_DIGIT(
            "no-check-digit",
            "这种编号没有校验位，只核对了格式。",
            "Such numbers have no check digit; only the form was looked at."),
    MAYBE_FRAME(
            "maybe-frame",
            "位数与车架号相同，但第五位不是已知的车型代码（1、2、3）。",
            "As long as a bicycle's frame number, but the fifth digit is none of the types 1, 2, 3."),
    USCC_CHECK(
            "uscc-check",
            "统一社会信用代码第 18 位校验不符，存疑，请核对证照。",
            "The 18th character, which checks the others, does not fit; compare with the licence."),
    USCC_BODY_CHECK(
            "uscc-body-check",
            "第 17 位（组织机构代码校验位）不符，存疑，请核对证照。",
            "The 17th character, which checks the organisation's code, does not fit; compare."),
    USCC_DEPARTMENT(
            "uscc-department",
            "登记管理部门或机构类别不在已知的代码表中。",
            "The registering department or kind is not in the list that we know."),
    UPPER_CASE("upper-case", "已将小写字母按大写识别。", "Small letters were read as capitals."),
    UNRESOLVED(
            "unresolved",
            "发码机构未收录，编码内容未作解读（不等于无效）。",
            "The issuer is not in our table; what the code says was left unread, not held invalid."),
    LICENCE_SHORT(
            "licence-short",
            "许可证编号末段为四位（旧式），现行为五位。",
            "The last part of the licence number has four digits, as in former years; now it is five."),
    LICENCE_FORM(
            "licence-form",
            "已按标准写法整理许可证编号。",
            "The licence number was brought into its standard form."),
    PERSONAL(
            "personal",
            "这像是居民身份证号码，未作编码识别，请勿在此登记。",
            "This looks like a resident's identity number; it was not read, and has no place here.");

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
