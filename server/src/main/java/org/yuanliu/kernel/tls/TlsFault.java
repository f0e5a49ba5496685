package org.yuanliu.kernel.tls;

import java.util.Locale;

/// The key and certificates that were named can't serve: what is wrong with them, and what to do.
///
/// It is met on the command line, before anything listens, so its text is in both languages.
public final class TlsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What went wrong, named by what a person has to do about it.
    public enum Code {
        TWO_FILES_OR_ONE(
                "--tls 需要证书和私钥两个 PEM 文件（逗号分隔），或一个 .p12 文件",
                "--tls takes a certificate and a key as PEM files (with a comma between), or one .p12 file"),
        NOT_A_CERTIFICATE(
                "文件里没有 PEM 格式的证书，请换成 -----BEGIN CERTIFICATE----- 开头的文件",
                "There is no PEM certificate in this file; name one that holds -----BEGIN CERTIFICATE-----"),
        NOT_A_KEY(
                "文件里没有 PEM 格式的私钥，请换成 -----BEGIN PRIVATE KEY----- 开头的文件",
                "There is no PEM key in this file; name one that holds -----BEGIN PRIVATE KEY-----"),
        KEY_LOCKED(
                "私钥设有口令，请先解除口令，或合成一个 .p12 文件",
                "This key is locked by a password; unlock it, or put key and certificate into one .p12 file"),
        WRONG_PASSWORD(
                "口令打不开这个 .p12 文件，请用环境变量 YUANLIU_TLS_PASSWORD 给出口令",
                "The password does not open this .p12 file; give it in the environment variable YUANLIU_TLS_PASSWORD"),
        EMPTY_STORE(
                "这个 .p12 文件里没有私钥，请把私钥和证书一起导出",
                "This .p12 file holds no key; export the key together with its certificate"),
        DOES_NOT_MATCH(
                "私钥与证书不是一对，请核对是否拿错了文件",
                "The key does not belong to the certificate; look whether one of the files is another one's"),
        EXPIRED("证书已经过期，请换新的证书", "The certificate has expired; name a newer one"),
        NOT_YET_VALID(
                "证书还没有生效，请核对本机时间和证书",
                "The certificate is not valid yet; look at this machine's clock and at the certificate"),
        NOT_KEPT(
                "无法保存自制证书，请检查数据目录的权限和空间",
                "The certificate made here could not be kept; look at the permissions and the space of the data folder");

        private final String zh;
        private final String en;

        Code(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    private final Code code;

    TlsFault(Code code, Object about) {
        super(code.zh + "。" + code.en + ". (" + about + ")");
        this.code = code;
    }

    TlsFault(Code code, Object about, Throwable cause) {
        this(code, about);
        initCause(cause);
    }

    /// A stable word, so that faults can be counted.
    public String code() {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
