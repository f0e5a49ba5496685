package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// The life of long work, from the order to its end.
///
/// BEGIN, GIVE_BACK, FAIL and FINISH are taken by whatever carries the work out; the other steps by
/// people. What was done before a pause, a failure or a stop stays done: going on begins after it.
public final class JobLife {

    public static final Transitions<State, Step> TABLE =
            Transitions.<State, Step>named("job", 1)
                    .row(State.WAITING, Step.BEGIN, State.RUNNING)
                    .by(Who.CARRIER)
                    .row(State.WAITING, Step.PAUSE, State.PAUSED)
                    .by(Who.PERMITTED)
                    .row(State.WAITING, Step.STOP, State.STOPPED)
                    .by(Who.PERMITTED)
                    .row(State.RUNNING, Step.BEGIN, State.RUNNING)
                    .by(Who.CARRIER)
                    .row(State.RUNNING, Step.GIVE_BACK, State.WAITING)
                    .by(Who.CARRIER)
                    .row(State.RUNNING, Step.PAUSE, State.PAUSED)
                    .by(Who.PERMITTED)
                    .row(State.RUNNING, Step.STOP, State.STOPPED)
                    .by(Who.PERMITTED)
                    .row(State.RUNNING, Step.FAIL, State.FAILED)
                    .by(Who.CARRIER)
                    .row(State.RUNNING, Step.FINISH, State.DONE)
                    .by(Who.CARRIER)
                    .row(State.PAUSED, Step.GO_ON, State.WAITING)
                    .by(Who.PERMITTED)
                    .row(State.PAUSED, Step.STOP, State.STOPPED)
                    .by(Who.PERMITTED)
                    .row(State.FAILED, Step.GO_ON, State.WAITING)
                    .by(Who.PERMITTED)
                    .row(State.FAILED, Step.STOP, State.STOPPED)
                    .by(Who.PERMITTED)
                    .table();

    private JobLife() {}

    public enum State implements Named {
        WAITING("等待开始", "waiting"),
        RUNNING("进行中", "running"),
        PAUSED("已暂停", "paused"),
        STOPPED("已停止", "stopped"),
        FAILED("失败", "failed"),
        DONE("已完成", "done");

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
        /// Begun, or taken over from a process that is gone.
        BEGIN("开始", "begin it"),
        GIVE_BACK("交还", "give it back"),
        PAUSE("暂停", "pause it"),
        GO_ON("继续", "go on with it"),
        STOP("停止", "stop it"),
        FAIL("失败", "fail"),
        FINISH("完成", "finish it");

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
