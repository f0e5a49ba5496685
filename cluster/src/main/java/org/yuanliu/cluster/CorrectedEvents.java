package org.yuanliu.cluster;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/// By event: lets through what corrects something or is corrected, and keeps everything else until
/// somebody corrects it. Few records are corrected, so what comes behind this has little to do.
final class CorrectedEvents extends KeyedProcessFunction<String, Mention, Whole> {

    private static final long serialVersionUID = 1;

    private transient ValueState<Whole> record;
    private transient ValueState<Boolean> corrected;

    @Override
    public void open(OpenContext context) {
        record = getRuntimeContext().getState(new ValueStateDescriptor<>("record", Whole.TYPE));
        corrected =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("corrected", Types.BOOLEAN));
    }

    @Override
    public void processElement(Mention mention, Context context, Collector<Whole> out)
            throws Exception {
        if (mention.whole().isPresent()) {
            told(mention.whole().get(), out);
        } else {
            mentioned(out);
        }
    }

    private void mentioned(Collector<Whole> out) throws Exception {
        var known = record.value();
        if (corrected.value() == null) {
            corrected.update(true);
            if (known != null && !known.isCorrection()) {
                out.collect(known);
            }
        }
    }

    private void told(Whole it, Collector<Whole> out) throws Exception {
        if (it.isNews(record.value())) {
            record.update(it);
            if (corrected.value() != null || it.isCorrection()) {
                out.collect(it);
            }
        }
    }
}
