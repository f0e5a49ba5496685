package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// The life of a document of an authority: compiled, reviewed, approved, issued.
///
/// With ISSUE it gets its number, and what was issued is never changed: it can only be withdrawn,
/// or replaced by another document, and keeps its number either way.
public final class DocumentLife {

    public static final Transitions<State, Step> TABLE =
            Transitions.<State, Step>named("document", 1)
                    .row(State.DRAFT, Step.COMPILE, State.DRAFT)
                    .by(Who.AUTHORITY)
                    .row(State.DRAFT, Step.REVIEW, State.REVIEWED)
                    .by(Who.AUTHORITY)
                    .reasoned(State.DRAFT, Step.DISCARD, State.DISCARDED)
                    .by(Who.AUTHORITY)
                    .row(State.REVIEWED, Step.APPROVE, State.APPROVED)
                    .by(Who.SECOND)
                    .reasoned(State.REVIEWED, Step.SEND_BACK, State.DRAFT)
                    .by(Who.AUTHORITY)
                    .reasoned(State.REVIEWED, Step.DISCARD, State.DISCARDED)
                    .by(Who.AUTHORITY)
                    .row(State.APPROVED, Step.ISSUE, State.ISSUED)
                    .by(Who.AUTHORITY)
                    .with(
                            new Text(
                                    "文书本身：编号，DOCX 和 PDF",
                                    "the document itself: number, DOCX and PDF"))
                    .reasoned(State.APPROVED, Step.SEND_BACK, State.DRAFT)
                    .by(Who.AUTHORITY)
                    .reasoned(State.APPROVED, Step.DISCARD, State.DISCARDED)
                    .by(Who.AUTHORITY)
                    .reasoned(State.ISSUED, Step.WITHDRAW, State.WITHDRAWN)
                    .by(Who.AUTHORITY)
                    .reasoned(State.ISSUED, Step.REPLACE, State.REPLACED)
                    .by(Who.AUTHORITY)
                    .with(new Text("取代它的文书", "the document that replaces it"))
                    .table();

    private DocumentLife() {}

    public enum State implements Named {
        DRAFT("编制中", "draft"),
        REVIEWED("已审核", "reviewed"),
        APPROVED("已批准", "approved"),
        ISSUED("已发出", "issued"),
        WITHDRAWN("已撤回", "withdrawn"),
        REPLACED("已被取代", "replaced"),
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
        COMPILE("编制", "compile it"),
        REVIEW("审核", "review it"),
        APPROVE("批准", "approve it"),
        SEND_BACK("退回修改", "send it back to be changed"),
        ISSUE("发出", "issue it"),
        WITHDRAW("撤回", "withdraw it"),
        REPLACE("取代", "replace it"),
        DISCARD("作废", "discard it");

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
