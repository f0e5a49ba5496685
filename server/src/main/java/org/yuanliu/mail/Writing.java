package org.yuanliu.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.yuanliu.desk.Notices.Waiting;
import org.yuanliu.kernel.Language;

/// The words of letters.
///
/// Only what waits, its title and where to read it. Mail passes many hands and lies in mailboxes
/// for years: names, findings and everything else that is somebody's stay in the product, behind
/// its sign-in.
final class Writing {

    /// More titles than anybody reads; the product has them all.
    private static final int MOST_TITLES = 20;

    private Writing() {}

    static Message notices(
            MailServer server,
            MailAddress to,
            String id,
            Instant at,
            Language language,
            List<Waiting> waiting,
            boolean exercise) {
        int n = waiting.size();
        var lines = new ArrayList<String>();
        lines.add(
                language.pick(
                        "源流平台有 " + n + " 条通知等您查看：",
                        n == 1
                                ? "A notice waits for you at Yuanliu:"
                                : n + " notices wait for you at Yuanliu:"));
        lines.add("");
        lines.add(
                waiting.stream()
                        .limit(MOST_TITLES)
                        .map(it ->
                                "· " + onOneLine(language.pick(it.title().zh(), it.title().en())))
                        .collect(Collectors.joining("\n")));
        if (n > MOST_TITLES) {
            lines.add(
                    language.pick(
                            "· 还有 " + (n - MOST_TITLES) + " 条",
                            "· and " + (n - MOST_TITLES) + " more"));
        }
        lines.add("");
        lines.add(language.pick("查看：", "Read them: ") + server.platformAddress() + "/notices");
        lines.add(language.pick("详细内容只在平台内显示，邮件里不写。", "Details are shown at the platform only."));
        return message(
                server,
                to,
                id,
                at,
                language,
                language.pick(
                        "【源流】有 " + n + " 条通知等您查看",
                        n == 1
                                ? "[Yuanliu] A notice waits for you"
                                : "[Yuanliu] " + n + " notices wait for you"),
                lines,
                exercise);
    }

    static Message code(
            MailServer server,
            MailAddress to,
            String id,
            Instant at,
            Language language,
            String code,
            boolean exercise) {
        return message(
                server,
                to,
                id,
                at,
                language,
                language.pick("【源流】邮箱确认码", "[Yuanliu] Your code to confirm this address"),
                List.of(
                        language.pick(
                                "请在平台「我的账号」里输入这个确认码：",
                                "Type this code at the platform, under My account:"),
                        "",
                        "    " + code,
                        "",
                        language.pick(
                                "30 分钟内有效，只能用一次。请不要告诉任何人。",
                                "It is good for 30 minutes and once. Tell it to nobody."),
                        language.pick(
                                "如果不是您本人填写了这个邮箱，不用理会这封信，您不会再收到别的信。",
                                "If it was not you who gave this address, leave it: nothing else will come.")),
                exercise);
    }

    static Message moved(
            MailServer server,
            MailAddress to,
            String id,
            Instant at,
            Language language,
            boolean exercise) {
        return message(
                server,
                to,
                id,
                at,
                language,
                language.pick("【源流】您的通知邮箱已更改", "[Yuanliu] Your address for notices was changed"),
                List.of(
                        language.pick(
                                "您在平台登记的通知邮箱已改为另一个地址或已删除，通知不再发到这里。",
                                "Your address at the platform was changed or removed; no more notices come here."),
                        language.pick(
                                "如果不是您本人操作，请立即登录平台修改密码，并联系管理员。",
                                "If it was not you, sign in and change your password at once, and tell an administrator.")),
                exercise);
    }

    static Message test(
            MailServer server, MailAddress to, String id, Instant at, Language language) {
        return message(
                server,
                to,
                id,
                at,
                language,
                language.pick("【源流】测试邮件", "[Yuanliu] A test letter"),
                List.of(
                        language.pick(
                                "收到这封信，说明源流平台可以通过您设置的邮件服务器发信。",
                                "That this came means that Yuanliu can mail by the server that you have set.")),
                false);
    }

    private static Message message(
            MailServer server,
            MailAddress to,
            String id,
            Instant at,
            Language language,
            String subject,
            List<String> lines,
            boolean exercise) {
        var account = server.platformAddress() + "/account";
        var text = new ArrayList<>(lines);
        text.add("");
        if (exercise) {
            text.add(language.pick("演练环境：内容均为虚构。", "A demonstration: all of it is made up."));
        }
        text.add(
                language.pick(
                                "这封信由平台自动发出，请勿回复。改为每天一封或不再接收：",
                                "Sent by the platform itself; please don't answer. Once a day, or no more: ")
                        + account);
        return new Message(
                id,
                new MailAddress(server.sender()),
                to,
                at,
                language,
                subject,
                String.join("\n", text) + "\n",
                account);
    }

    /// A title may hold what somebody typed.
    private static String onOneLine(String title) {
        return title.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
