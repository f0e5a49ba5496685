package org.yuanliu.mail;

import org.yuanliu.core.Text;
import org.yuanliu.mail.Outcome.Point;

/// What the numbers of a mail server mean, and what to do (RFC 5321, RFC 4954).
final class Meaning {

    private Meaning() {}

    static Text of(Point at, Reply reply) {
        return switch (reply.code()) {
            case 421, 450, 451, 454 ->
                    new Text("服务器暂时不能处理，稍后自动再试", "it can't just now; it is tried again later");
            case 452 ->
                    new Text("服务器空间不足，稍后自动再试", "it has no room just now; it is tried again later");
            case 530 ->
                    new Text(
                            "服务器要求先登录，请填写用户名和密码",
                            "it wants us to sign in; fill in user and password");
            case 534, 535, 538 ->
                    new Text(
                            "用户名或密码不正确；有些服务商要用专门的授权码代替密码",
                            "user or password is not right; some providers give out a code of its own for programs");
            case 550, 551, 553 -> refused(at, reply);
            case 552 -> new Text("收件人的邮箱已满或信太大", "the mailbox is full, or the letter too large");
            case 554 -> new Text("服务器不接受这封信或我们的连接", "it takes no such letter, or nothing from us");
            default ->
                    reply.isForGood()
                            ? new Text("服务器不接受", "it does not take it")
                            : new Text("服务器暂时不接受，稍后自动再试", "not just now; it is tried again later");
        };
    }

    private static Text refused(Point at, Reply reply) {
        if (at == Point.SENDER) {
            return new Text("服务器不接受这个发件地址", "it does not take this sender's address");
        }
        return at == Point.RECIPIENT && reply.refusesTheAddress()
                ? new Text("收件地址不存在或不收信", "nobody reads mail at this address")
                : new Text("服务器不允许我们发给这个收件人", "it does not let us mail to this addressee");
    }
}
