package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
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
///                ▼            by event           by actor                  by code └──▶ unanswered
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
        var filed = lines.process(new Reading(), Whole.TYPE).name("reading").uid("reading");
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

    private static DataStream<Telling> ownRecords(DataStream<Whole> filed) {
        FlatMapFunction<Whole, Telling> byCode =
                (it, out) ->
                        it.filed()
                                .each()
                                .forEach(one ->
                                        out.collect(
                                                new Telling(
                                                        one.deed().code().identity(),
                                                        List.of(new Kept(one)))));
        return filed.flatMap(byCode, Telling.TYPE).name("by code").uid("by-code");
    }

    private static DataStream<Telling> movedRecords(DataStream<Whole> filed) {
        FlatMapFunction<Whole, Mention> byEvent =
                (it, out) -> {
                    out.collect(new Mention(it.id(), Optional.of(it)));
                    if (it.isCorrection()) {
                        it.filed()
                                .event()
                                .corrects()
                                .map(EventId::hex)
                                .ifPresent(id -> out.collect(new Mention(id, Optional.empty())));
                    }
                };
        return filed.flatMap(byEvent, Mention.TYPE)
                .name("by event")
                .uid("by-event")
                .keyBy(Mention::event, Types.STRING)
                .process(new CorrectedEvents(), Whole.TYPE)
                .name("corrected events")
                .uid("corrected-events")
                .keyBy(it -> it.filed().event().actor().toString(), Types.STRING)
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
