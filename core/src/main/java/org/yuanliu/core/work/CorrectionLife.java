package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// The life of a request to correct: asked of the company that omitted or misfiled a record, and
/// either answered by a record or withdrawn. Asking again is another request.
public final class CorrectionLife {

    public static final Transitions<State, Step> TABLE =
            Transitions.<State, Step>named("correction", 1)
                    .row(State.ASKED, Step.ANSWER, State.ANSWERED)
                    .by(Who.ASKED)
                    .within(new Text("补正要求写明的日期", "the day that the request names"))
                    .reasoned(State.ASKED, Step.WITHDRAW, State.WITHDRAWN)
                    .by(Who.AUTHORITY)
                    .table();

    private CorrectionLife() {}

    public enum State implements Named {
        ASKED("待补正", "asked"),
        ANSWERED("已补正", "answered"),
        WITHDRAWN("已撤回", "withdrawn");

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
        ANSWER("补正", "answer it"),
        WITHDRAW("撤回", "withdraw it");

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
