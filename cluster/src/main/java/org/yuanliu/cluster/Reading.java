package org.yuanliu.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.line.FiledLine;
import org.yuanliu.core.line.FlatJson;

/// Lines become events. A line that is none goes aside, with its number and everything that is
/// wrong, and the job goes on.
final class Reading extends ProcessFunction<Line, Whole> {

    private static final long serialVersionUID = 1;

    static final OutputTag<String> UNREAD = new OutputTag<>("unread", Types.STRING);

    private final LongCounter read = new LongCounter();
    private final LongCounter unread = new LongCounter();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator("read", read);
        getRuntimeContext().addAccumulator("unread", unread);
    }

    @Override
    public void processElement(Line line, Context context, Collector<Whole> out) {
        line.trouble()
                .ifPresentOrElse(
                        it -> aside(line, List.of(it), context), () -> read(line, context, out));
    }

    private void read(Line line, Context context, Collector<Whole> out) {
        // No key is remembered: which line a machine reads before is chance.
        switch (new FiledLine().read(line.text())) {
            case FiledLine.Read.Whole it -> {
                read.add(1);
                out.collect(Whole.of(it.filed()));
            }
            case FiledLine.Read.Refused it ->
                    aside(line, it.flaws().stream().map(Reading::reason).toList(), context);
        }
    }

    private static String reason(Flaw flaw) {
        return (flaw.field().isEmpty() ? "" : flaw.field() + ": ") + flaw.text().en();
    }

    private void aside(Line line, List<String> reasons, Context context) {
        unread.add(1);
        var values = new LinkedHashMap<String, String>();
        values.put("file", line.file());
        values.put("line", String.valueOf(line.number()));
        values.put("reason", String.join("; ", reasons));
        context.output(UNREAD, FlatJson.write(values));
    }
}
