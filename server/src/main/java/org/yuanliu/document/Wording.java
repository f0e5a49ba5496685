package org.yuanliu.document;

/// The few sentences that stand on every document and in no template.
final class Wording {

    static final String DRAFT = "草稿，未发出，没有文号，不具效力";
    static final String SUBSTITUTE = "替代字体：本 PDF 以开源字体 Noto Sans SC 代替仿宋、小标宋，版式以 DOCX 为准。";

    private Wording() {}

    static String code(Imprint.Issued issued) {
        return "核验码：" + issued.code();
    }

    static String address(Imprint.Issued issued) {
        return "核验网址：" + issued.address();
    }

    static String purpose() {
        return "扫码或打开网址，可核对本文书是否有效、文件是否被改动。";
    }

    static String missing(java.util.Collection<String> characters) {
        return "缺字：" + String.join(" ", characters) + "，文中以 □ 代替，见 DOCX。";
    }
}
