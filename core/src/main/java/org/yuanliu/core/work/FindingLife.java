package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// The life of a finding, from the rule that found it to its end.
///
/// AMEND, RESOLVE and RECUR are taken by verification when it runs again; the other steps by
/// people. A dismissed finding is a person's decision about the records that there were:
/// verification leaves it alone until a record speaks for it that this person did not have.
public final class FindingLife {

    private static final Text TERM =
            new Text("1 至 60 个工作日，由机关定", "1 to 60 working days, as the authority sets");
    private static final Text NOTICE =
            new Text("追溯记录补正通知书，可以后补", "a notice of correction, which may follow later");

    public static final Transitions<State, Step> TABLE =
            Transitions.<State, Step>named("finding", 1)
                    .reasoned(State.OPEN, Step.RETURN, State.RETURNED)
                    .by(Who.AUTHORITY)
                    .within(TERM)
                    .with(NOTICE)
                    .reasoned(State.OPEN, Step.DISMISS, State.DISMISSED)
                    .by(Who.AUTHORITY)
                    .row(State.OPEN, Step.AMEND, State.OPEN)
                    .by(Who.RULES)
                    .row(State.OPEN, Step.RESOLVE, State.RESOLVED)
                    .by(Who.RULES)
                    .reasoned(State.RETURNED, Step.WITHDRAW, State.OPEN)
                    .by(Who.AUTHORITY)
                    .row(State.RETURNED, Step.AMEND, State.RETURNED)
                    .by(Who.RULES)
                    .row(State.RETURNED, Step.RESOLVE, State.RESOLVED)
                    .by(Who.RULES)
                    .row(State.RESOLVED, Step.RECUR, State.OPEN)
                    .by(Who.RULES)
                    .row(State.DISMISSED, Step.RECUR, State.OPEN)
                    .by(Who.RULES)
                    .reasoned(State.DISMISSED, Step.REOPEN, State.OPEN)
                    .by(Who.AUTHORITY)
                    .table();

    private FindingLife() {}

    public enum State implements Named {
        OPEN("待处理", "open"),
        RETURNED("已退回补正", "returned for correction"),
        RESOLVED("已解决", "resolved"),
        DISMISSED("已排除", "dismissed");

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
        RETURN("退回补正", "return it for correction"),
        WITHDRAW("撤回补正要求", "withdraw the request for correction"),
        AMEND("更新依据", "amend it"),
        RESOLVE("标记为已解决", "resolve it"),
        RECUR("再次发现", "find it again"),
        DISMISS("排除", "dismiss it"),
        REOPEN("重新打开", "open it again");

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
