package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// The life of one version of a template. Of each kind one version is in use; putting another in
/// use retires it. A version that was ever in use is frozen: its text never changes.
public final class TemplateLife {

    public static final Transitions<State, Step> TABLE =
            Transitions.<State, Step>named("template", 1)
                    .row(State.DRAFT, Step.EDIT, State.DRAFT)
                    .by(Who.KEEPER)
                    .row(State.DRAFT, Step.ACTIVATE, State.ACTIVE)
                    .by(Who.SECOND_KEEPER)
                    .reasoned(State.DRAFT, Step.DISCARD, State.DISCARDED)
                    .by(Who.KEEPER)
                    .row(State.ACTIVE, Step.RETIRE, State.RETIRED)
                    .by(Who.SECOND_KEEPER)
                    .table();

    private TemplateLife() {}

    public enum State implements Named {
        DRAFT("草稿", "draft"),
        ACTIVE("使用中", "in use"),
        RETIRED("已停用", "retired"),
        DISCARDED("已作废", "discarded");

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
        EDIT("修改", "edit it"),
        ACTIVATE("启用", "put it in use"),
        DISCARD("作废", "discard it"),
        RETIRE("停用", "retire it");

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
