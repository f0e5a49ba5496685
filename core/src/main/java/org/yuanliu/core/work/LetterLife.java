package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// The life of a letter, from when it is written to what became of it.
///
/// BEGIN is on record before anybody speaks to the mail server, and what came of it after that.
/// What nobody knows the end of is in doubt, and is sent again by a person or not at all.
public final class LetterLife {

    public static final Transitions<State, Step> TABLE =
            Transitions.<State, Step>named("letter", 1)
                    .row(State.WAITING, Step.BEGIN, State.SENDING)
                    .by(Who.CARRIER)
                    .row(State.WAITING, Step.DROP, State.DROPPED)
                    .by(Who.CARRIER)
                    .row(State.WAITING, Step.GIVE_UP, State.FAILED)
                    .by(Who.CARRIER)
                    .row(State.SENDING, Step.HAND_OVER, State.SENT)
                    .by(Who.CARRIER)
                    .row(State.SENDING, Step.POSTPONE, State.WAITING)
                    .by(Who.CARRIER)
                    .row(State.SENDING, Step.GIVE_UP, State.FAILED)
                    .by(Who.CARRIER)
                    .row(State.SENDING, Step.DOUBT, State.UNCERTAIN)
                    .by(Who.CARRIER)
                    .row(State.UNCERTAIN, Step.HAND_OVER, State.SENT)
                    .by(Who.CARRIER)
                    .row(State.UNCERTAIN, Step.SEND_AGAIN, State.WAITING)
                    .by(Who.PERMITTED)
                    .row(State.FAILED, Step.SEND_AGAIN, State.WAITING)
                    .by(Who.PERMITTED)
                    .table();

    private LetterLife() {}

    public enum State implements Named {
        WAITING("等待发送", "waiting"),
        SENDING("正在发送", "being sent"),
        /// Taken by the mail server. That somebody received it, nobody here can know.
        SENT("邮件服务器已接收", "taken by the mail server"),
        FAILED("未能送出", "not sent"),
        UNCERTAIN("不确定是否送出", "perhaps sent"),
        DROPPED("不再需要", "no longer wanted");

        private final String zh;
        private final String en;

        State(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        @Override
        public Text title() {
            return new Text(zh, en);
        }
    }

    public enum Step implements Named {
        BEGIN("开始发送", "begin to send it"),
        HAND_OVER("交给邮件服务器", "hand it over"),
        POSTPONE("稍后再试", "try again later"),
        GIVE_UP("放弃", "give up"),
        DOUBT("无法确认", "leave it in doubt"),
        DROP("取消", "drop it"),
        SEND_AGAIN("重新发送", "send it again");

        private final String zh;
        private final String en;

        Step(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        @Override
        public Text title() {
            return new Text(zh, en);
        }
    }
}
