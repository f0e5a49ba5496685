package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.yuanliu.core.event.EventId;

/// The job from end to end.
///
///     lines ─▶ Reading ─┬──────────────────────────────────────────────────▶ Judging ─▶ findings
///                │      └─▶ CorrectedEvents ─▶ CorrectionTrees ─(few)────────▶   │
///                ▼            by event           by filer                  by code └──▶ unanswered
///              unread
///
/// A history is by code, and a correction may name a record of another code without saying of
/// which. Nobody but the one who has that record can tell, so records meet by their identity first.
///
/// Every step has a name that is never changed: Flink finds a step's state by it.
record Verification(
        DataStream<String> findings, DataStream<String> unanswered, DataStream<String> unread) {

    static DataStream<Line> lines(StreamExecutionEnvironment flink, Path... files) {
        var source = FileSource.forBulkFileFormat(new LineFormat(), files).build();
        return flink.fromSource(source, WatermarkStrategy.noWatermarks(), "lines", Line.TYPE)
                .uid("lines");
    }

    static Verification of(DataStream<Line> lines, Rules rules, Judging.Moment moment) {
        var filed = lines.process(new Reading(), Kept.TYPE).name("reading").uid("reading");
        var judged =
                ownRecords(filed)
                        .union(movedRecords(filed))
                        .keyBy(Telling::about, Types.STRING)
                        .process(new Judging(rules, moment), Types.STRING)
                        .name("judging")
                        .uid("judging");
        return new Verification(
                judged,
                judged.getSideOutput(Judging.UNANSWERED),
                filed.getSideOutput(Reading.UNREAD));
    }

    private static DataStream<Telling> ownRecords(DataStream<Kept> filed) {
        return filed.map(
                        it -> new Telling(it.filed().event().code().identity(), List.of(it)),
                        Telling.TYPE)
                .name("by code")
                .uid("by-code");
    }

    private static DataStream<Telling> movedRecords(DataStream<Kept> filed) {
        FlatMapFunction<Kept, Telling> byEvent =
                (it, out) -> {
                    out.collect(new Telling(it.id(), List.of(it)));
                    it.filed()
                            .event()
                            .corrects()
                            .map(EventId::hex)
                            .ifPresent(id -> out.collect(new Telling(id, List.of())));
                };
        return filed.flatMap(byEvent, Telling.TYPE)
                .name("by event")
                .uid("by-event")
                .keyBy(Telling::about, Types.STRING)
                .process(new CorrectedEvents(), Kept.TYPE)
                .name("corrected events")
                .uid("corrected-events")
                .keyBy(it -> it.filed().event().filer().toString(), Types.STRING)
                .process(new CorrectionTrees(), Telling.TYPE)
                .name("correction trees")
                .uid("correction-trees");
    }

    /// Three folders below `out`. A file whose name begins with a dot is not finished, and nobody
    /// should read it.
    void write(Path out) {
        write(findings, "findings", out);
        write(unanswered, "unanswered", out);
        write(unread, "unread", out);
    }

    private static void write(DataStream<String> lines, String name, Path out) {
        var sink =
                FileSink.forRowFormat(
                                new Path(out, name), new SimpleStringEncoder<String>(UTF_8.name()))
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build();
        lines.sinkTo(sink).name(name).uid(name);
    }
}
