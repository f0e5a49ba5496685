package org.yuanliu.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.core.line.FindingLine;
import org.yuanliu.core.rule.Rulebook;

/// By code: keeps its history, asks the rules, and says what differs from what was said before.
///
/// What was said is kept beside the history. So the sum of the differences is what the rules say of
/// the whole history, whatever came when, and a record that changes nothing causes no line.
final class Judging extends KeyedProcessFunction<String, Telling, String> {

    private static final long serialVersionUID = 1;

    static final OutputTag<String> UNANSWERED = new OutputTag<>("unanswered", Types.STRING);

    private final Rules rules;
    private final Moment moment;
    private final LongCounter found = new LongCounter();
    private final LongCounter gone = new LongCounter();

    private transient Rulebook book;
    private transient MapState<String, Kept> records;
    private transient MapState<String, Boolean> findings;
    private transient MapState<String, Boolean> unanswered;

    /// When the rules are asked.
    enum Moment {
        /// With every record that is news, as the platform does it.
        EACH_RECORD,
        /// Once for each code, when there are no more records.
        END
    }

    Judging(Rules rules, Moment moment) {
        this.rules = rules;
        this.moment = moment;
    }

    @Override
    public void open(OpenContext context) {
        book = rules.book();
        var runtime = getRuntimeContext();
        records = runtime.getMapState(new MapStateDescriptor<>("records", Types.STRING, Kept.TYPE));
        findings =
                runtime.getMapState(
                        new MapStateDescriptor<>("findings", Types.STRING, Types.BOOLEAN));
        unanswered =
                runtime.getMapState(
                        new MapStateDescriptor<>("unanswered", Types.STRING, Types.BOOLEAN));
        runtime.addAccumulator("found", found);
        runtime.addAccumulator("gone", gone);
    }

    @Override
    public void processElement(Telling telling, Context context, Collector<String> out)
            throws Exception {
        if (!keep(telling)) {
            return;
        }
        switch (moment) {
            case EACH_RECORD -> judge(context, out);
            case END -> context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
        judge(context, out);
    }

    /// Whether anything of it is news.
    private boolean keep(Telling telling) throws Exception {
        boolean news = false;
        for (var it : telling.records()) {
            if (it.isNews(records.get(it.id()))) {
                records.put(it.id(), it);
                news = true;
            }
        }
        return news;
    }

    private void judge(Context context, Collector<String> out) throws Exception {
        var filed = new ArrayList<Filed>();
        records.values().forEach(it -> filed.add(it.filed()));
        var code = context.getCurrentKey();
        var judgement = book.judge(new History(code, filed));
        var now = new LinkedHashSet<String>();
        judgement.findings().forEach(it -> now.add(FindingLine.write(it)));
        say(
                now,
                findings,
                it -> {
                    found.add(1);
                    out.collect(Said.found(it));
                },
                it -> {
                    gone.add(1);
                    out.collect(Said.gone(it));
                });
        var open = new LinkedHashSet<String>();
        judgement.unanswered().forEach(it -> open.add(FindingLine.write(code, it)));
        say(
                open,
                unanswered,
                it -> context.output(UNANSWERED, Said.found(it)),
                it -> context.output(UNANSWERED, Said.gone(it)));
    }

    /// What is taken back comes first, so that whoever applies the lines never holds a finding
    /// twice.
    private static void say(
            Set<String> now,
            MapState<String, Boolean> before,
            Consumer<String> found,
            Consumer<String> gone)
            throws Exception {
        var past = new ArrayList<String>();
        before.keys().forEach(past::add);
        for (var it : past) {
            if (!now.contains(it)) {
                before.remove(it);
                gone.accept(it);
            }
        }
        for (var it : now) {
            if (!before.contains(it)) {
                before.put(it, true);
                found.accept(it);
            }
        }
    }
}
