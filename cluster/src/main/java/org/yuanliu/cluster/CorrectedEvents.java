package org.yuanliu.cluster;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/// By event: lets through what corrects something or is corrected, and keeps everything else until
/// somebody corrects it. Few records are corrected, so what comes behind this has little to do.
final class CorrectedEvents extends KeyedProcessFunction<String, Telling, Kept> {

    private static final long serialVersionUID = 1;

    private transient ValueState<Kept> record;
    private transient ValueState<Boolean> corrected;

    @Override
    public void open(OpenContext context) {
        record = getRuntimeContext().getState(new ValueStateDescriptor<>("record", Kept.TYPE));
        corrected =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("corrected", Types.BOOLEAN));
    }

    @Override
    public void processElement(Telling telling, Context context, Collector<Kept> out)
            throws Exception {
        if (telling.records().isEmpty()) {
            mentioned(out);
        }
        for (var it : telling.records()) {
            told(it, out);
        }
    }

    private void mentioned(Collector<Kept> out) throws Exception {
        var known = record.value();
        if (corrected.value() == null) {
            corrected.update(true);
            if (known != null && !known.isCorrection()) {
                out.collect(known);
            }
        }
    }

    private void told(Kept it, Collector<Kept> out) throws Exception {
        if (it.isNews(record.value())) {
            record.update(it);
            if (corrected.value() != null || it.isCorrection()) {
                out.collect(it);
            }
        }
    }
}
