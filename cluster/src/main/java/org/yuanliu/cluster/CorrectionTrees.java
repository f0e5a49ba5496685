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
import org.yuanliu.core.event.Histories;

/// By who acted, because nobody corrects what another company filed: when corrections move a record
/// from one code to another, every code concerned is told of the whole tree.
///
/// The tree goes out as one telling, never record by record: a record of another code has a place
/// in a history only together with those that link it.
final class CorrectionTrees extends KeyedProcessFunction<String, Whole, Telling> {

    private static final long serialVersionUID = 1;

    private transient MapState<String, Whole> records;
    private transient MapState<String, List<String>> corrections;

    @Override
    public void open(OpenContext context) {
        records =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("records", Types.STRING, Whole.TYPE));
        corrections =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "corrections", Types.STRING, Types.LIST(Types.STRING)));
    }

    @Override
    public void processElement(Whole it, Context context, Collector<Telling> out) throws Exception {
        var known = records.get(it.id());
        records.put(it.id(), it);
        if (known == null && it.filed().event().corrects().isPresent()) {
            var corrected = it.filed().event().corrects().get().hex();
            var all = new ArrayList<String>();
            if (corrections.contains(corrected)) {
                all.addAll(corrections.get(corrected));
            }
            all.add(it.id());
            corrections.put(corrected, all);
        }
        tell(tree(it), out);
    }

    private static void tell(List<Whole> tree, Collector<Telling> out) {
        var byCode = new LinkedHashMap<String, List<Kept>>();
        Histories.linked(tree.stream().map(Whole::filed).toList())
                .forEach(it ->
                        byCode.computeIfAbsent(
                                        it.deed().code().identity(), code -> new ArrayList<>())
                                .add(new Kept(it)));
        if (byCode.size() > 1) {
            byCode.forEach((code, records) -> out.collect(new Telling(code, records)));
        }
    }

    private List<Whole> tree(Whole it) throws Exception {
        var found = new LinkedHashMap<String, Whole>();
        var ahead = new ArrayDeque<Whole>();
        ahead.add(it);
        while (!ahead.isEmpty()) {
            var next = ahead.remove();
            if (found.putIfAbsent(next.id(), next) == null) {
                ahead.addAll(neighbours(next));
            }
        }
        return List.copyOf(found.values());
    }

    private List<Whole> neighbours(Whole it) throws Exception {
        var neighbours = new ArrayList<Whole>();
        if (it.filed().event().corrects().isPresent()) {
            var corrected = records.get(it.filed().event().corrects().get().hex());
            if (corrected != null) {
                neighbours.add(corrected);
            }
        }
        if (corrections.contains(it.id())) {
            for (var id : corrections.get(it.id())) {
                neighbours.add(records.get(id));
            }
        }
        return neighbours;
    }
}
