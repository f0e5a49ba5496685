package org.yuanliu.mail;

import org.yuanliu.core.Text;

/// How a conversation with a mail server ended.
sealed interface Outcome {

    /// The server answers for it now. That somebody reads it, nobody here can know.
    record Taken(Reply reply) implements Outcome {}

    /// The server said no, so it does not have it.
    record Refused(Point at, Reply reply) implements Outcome {}

    /// Before the letter was handed over whole, so the server does not have it.
    record Broken(Point at, Mishap mishap) implements Outcome {}

    /// The letter was handed over whole, and no answer came.
    record Unknown(Mishap mishap) implements Outcome {}

    /// How far a conversation had come.
    enum Point {
        CONNECTION("连接邮件服务器时", "when we connected"),
        GREETING("打招呼时", "when we greeted it"),
        SECURITY("建立加密时", "when the connection was to be encrypted"),
        SIGN_IN("登录邮件服务器时", "when we signed in"),
        SENDER("说明发件人时", "when we named the sender"),
        RECIPIENT("说明收件人时", "when we named the addressee"),
        CONTENT("交付内容时", "when we handed over the content"),
        END("交付完毕后", "after everything was handed over");

        final String zh;
        final String en;

        Point(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /// Until here it is about us and not about this letter: whoever keeps the settings can mend
        /// it, and no letter ends for it.
        boolean isAboutUs() {
            return compareTo(RECIPIENT) < 0;
        }
    }

    enum Mishap {
        UNKNOWN_HOST("找不到这个服务器名称", "no machine has this name"),
        NOT_REACHED("连接不上，请核对服务器地址和端口，以及防火墙", "it can't be reached; see host, port and firewalls"),
        TOO_SLOW("等不到回答", "no answer came in time"),
        CUT_OFF("连接中断", "the connection was cut off"),
        NOT_MAIL("回答不像邮件服务器", "what answers does not speak like a mail server"),
        NO_STARTTLS("服务器不提供 STARTTLS 加密，没有发送任何内容", "it offers no STARTTLS, so nothing was sent"),
        NOT_TRUSTED(
                "服务器的证书不被信任，或与服务器名称不符，没有发送任何内容",
                "its certificate is not trusted or is for another name, so nothing was sent"),
        NOT_ENCRYPTED(
                "无法建立加密连接；端口和加密方式可能不匹配",
                "no encryption came about; port and kind of security may not fit"),
        NO_SIGN_IN(
                "服务器不接受用户名和密码登录（PLAIN、LOGIN）",
                "it takes no sign-in by user and password (PLAIN, LOGIN)"),
        NOT_LOOPBACK(
                "不加密的连接，以及演练环境，只允许本机（127.0.0.1）的邮件服务器",
                "without encryption, and in a demonstration, only a mail server on this very machine may be used"),
        NO_SUCH_PLACE("这个地址不会是邮件服务器", "no mail server has such an address"),
        STOPPED("平台正在停止", "the platform was stopping");

        final String zh;
        final String en;

        Mishap(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /// Whether it is the server that can't be reached or does not let us in, so that other letters
    /// need not try either.
    default boolean isAboutUs() {
        return switch (this) {
            case Taken taken -> false;
            case Refused refused -> refused.at().isAboutUs();
            case Broken broken -> broken.mishap() != Mishap.STOPPED;
            case Unknown unknown -> false;
        };
    }

    /// For people, in words of ours.
    default Text words() {
        return switch (this) {
            case Taken(Reply reply) ->
                    new Text(
                            "邮件服务器已接收（" + reply.written() + "）",
                            "taken by the mail server (" + reply.written() + ")");
            case Refused(Point at, Reply reply) -> {
                var meaning = Meaning.of(at, reply);
                yield new Text(
                        at.zh + "，服务器拒绝（" + reply.written() + "）：" + meaning.zh(),
                        "refused " + at.en + " (" + reply.written() + "): " + meaning.en());
            }
            case Broken(Point at, Mishap mishap) ->
                    new Text(at.zh + "：" + mishap.zh, at.en + ": " + mishap.en);
            case Unknown(Mishap mishap) ->
                    new Text(
                            "信已全部交出，但没有等到服务器确认：" + mishap.zh,
                            "all of it was handed over, and no answer came: " + mishap.en);
        };
    }
}
