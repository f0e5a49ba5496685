package org.yuanliu.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;

/// By filer, because nobody corrects what another company filed: when corrections move a record
/// from one code to another, every code concerned is told of the whole tree.
///
/// The tree goes out as one telling, never record by record: a record of another code has a place
/// in a history only together with those that link it.
final class CorrectionTrees extends KeyedProcessFunction<String, Filed, Telling> {

    private static final long serialVersionUID = 1;

    private transient MapState<String, Filed> records;
    private transient MapState<String, List<String>> corrections;

    @Override
    public void open(OpenContext context) {
        records =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "records", Types.STRING, FiledSerializer.TYPE));
        corrections =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "corrections", Types.STRING, Types.LIST(Types.STRING)));
    }

    @Override
    public void processElement(Filed it, Context context, Collector<Telling> out) throws Exception {
        var known = records.get(it.id().hex());
        records.put(it.id().hex(), it);
        if (known == null && it.event().corrects().isPresent()) {
            var corrected = it.event().corrects().get().hex();
            var all = new ArrayList<String>();
            if (corrections.contains(corrected)) {
                all.addAll(corrections.get(corrected));
            }
            all.add(it.id().hex());
            corrections.put(corrected, all);
        }
        tell(tree(it), out);
    }

    private static void tell(List<Filed> tree, Collector<Telling> out) {
        var codes = tree.stream().map(it -> it.event().code().identity()).distinct().toList();
        if (codes.size() > 1) {
            codes.forEach(code -> out.collect(new Telling(code, tree)));
        }
    }

    private List<Filed> tree(Filed it) throws Exception {
        var found = new LinkedHashMap<EventId, Filed>();
        var ahead = new ArrayDeque<Filed>();
        ahead.add(it);
        while (!ahead.isEmpty()) {
            var next = ahead.remove();
            if (found.putIfAbsent(next.id(), next) == null) {
                ahead.addAll(neighbours(next));
            }
        }
        return List.copyOf(found.values());
    }

    private List<Filed> neighbours(Filed it) throws Exception {
        var neighbours = new ArrayList<Filed>();
        if (it.event().corrects().isPresent()) {
            var corrected = records.get(it.event().corrects().get().hex());
            if (corrected != null) {
                neighbours.add(corrected);
            }
        }
        if (corrections.contains(it.id().hex())) {
            for (var id : corrections.get(it.id().hex())) {
                neighbours.add(records.get(id));
            }
        }
        return neighbours;
    }
}
