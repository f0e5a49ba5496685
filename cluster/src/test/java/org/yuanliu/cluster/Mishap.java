package org.yuanliu.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/// A task that dies in the middle: after a checkpoint, some records later, and before the last.
///
/// What happened is told by static fields, because Flink runs copies of this.
final class Mishap extends RichMapFunction<Line, Line>
        implements CheckpointListener, CheckpointedFunction {

    private static final long serialVersionUID = 1;

    static final AtomicInteger LEFT = new AtomicInteger();
    static final AtomicLong RESTORED_FROM = new AtomicLong();

    private transient boolean kept;
    private transient int sinceKept;

    static void times(int times) {
        LEFT.set(times);
        RESTORED_FROM.set(0);
    }

    @Override
    public Line map(Line line) throws Exception {
        if (LEFT.get() > 0) {
            Thread.sleep(1);
            if (kept && ++sinceKept == 20 && LEFT.getAndDecrement() > 0) {
                throw new IllegalStateException("a mishap, on purpose");
            }
        }
        return line;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        kept = true;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        context.getRestoredCheckpointId().ifPresent(RESTORED_FROM::set);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}
}
