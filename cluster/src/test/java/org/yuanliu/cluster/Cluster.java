package org.yuanliu.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.yuanliu.core.rule.FiledInTime;

/// A real Flink inside the tests, one for all of them, and the job on it.
final class Cluster {

    static final Rules RULES =
            Rules.of(Map.of(FiledInTime.REF.id(), Map.of("days", "7", "ahead", "24")));

    private static final MiniCluster FLINK = started();

    private Cluster() {}

    static void run(RuntimeExecutionMode mode, int parallelism, Path in, Path out)
            throws Exception {
        var asked = asked(mode, parallelism, in, out);
        run(asked, Verify.settings(asked), it -> it);
    }

    /// With something that happens to lines on their way.
    static void run(
            Arguments asked, Configuration settings, UnaryOperator<DataStream<Line>> onTheWay)
            throws Exception {
        var flink =
                StreamExecutionEnvironment.createLocalEnvironment(
                        asked.parallelism().orElseThrow(), settings);
        var lines =
                Verification.lines(flink, asked.in().toArray(org.apache.flink.core.fs.Path[]::new));
        Verification.of(onTheWay.apply(lines), asked.rules(), Verify.moment(asked.mode()))
                .write(asked.out());
        FLINK.executeJobBlocking(flink.getStreamGraph().getJobGraph());
    }

    static Arguments asked(RuntimeExecutionMode mode, int parallelism, Path in, Path out) {
        return new Arguments(
                List.of(new org.apache.flink.core.fs.Path(in.toUri())),
                new org.apache.flink.core.fs.Path(out.toUri()),
                Optional.of(parallelism),
                mode,
                RULES,
                Optional.empty(),
                Duration.ofMillis(150),
                Optional.empty());
    }

    private static MiniCluster started() {
        try {
            var flink =
                    new MiniCluster(
                            new MiniClusterConfiguration.Builder()
                                    .setConfiguration(Verify.alone(new Configuration()))
                                    .setNumTaskManagers(1)
                                    .setNumSlotsPerTaskManager(4)
                                    .build());
            flink.start();
            return flink;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
