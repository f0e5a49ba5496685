package org.yuanliu.cluster;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Starts the job: by `flink run` on that cluster, by plain `java` in this process.
public final class Verify {

    private Verify() {}

    public static void main(String... typed) throws Exception {
        boolean alone =
                StreamExecutionEnvironment.getExecutionEnvironment()
                        instanceof LocalStreamEnvironment;
        try {
            switch (Arguments.read(typed)) {
                case Arguments.Reading.Understood it -> run(it.arguments(), alone);
                case Arguments.Reading.Wrong it ->
                        throw new ProgramParametrizationException(
                                it.sentence() + "\n" + Arguments.USAGE);
            }
        } catch (ProgramParametrizationException wrong) {
            // `flink run` prints the sentence itself; to end the process of a cluster that was
            // asked for a job would end the jobs of others.
            if (!alone) {
                throw wrong;
            }
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(Arguments asked, boolean alone) throws Exception {
        refuseToMix(asked);
        var flink =
                alone
                        ? StreamExecutionEnvironment.createLocalEnvironment(
                                asked.parallelism().orElse(1), alone(settings(asked)))
                        : StreamExecutionEnvironment.getExecutionEnvironment(settings(asked));
        asked.parallelism().ifPresent(flink::setParallelism);
        build(flink, asked);
        var result = flink.execute("yuanliu verification");
        if (alone) {
            System.out.println(summary(result));
        }
    }

    static void build(StreamExecutionEnvironment flink, Arguments asked) {
        var lines = Verification.lines(flink, asked.in().toArray(Path[]::new));
        Verification.of(lines, asked.rules(), moment(asked.mode())).write(asked.out());
    }

    /// What holds wherever the job runs.
    static Configuration settings(Arguments asked) {
        var settings = new Configuration();
        settings.set(ExecutionOptions.RUNTIME_MODE, asked.mode());
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        if (asked.mode() == RuntimeExecutionMode.STREAMING) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, asked.checkpointEvery());
            settings.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
            asked.checkpoints()
                    .ifPresent(it -> {
                        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
                        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, it.toString());
                    });
            asked.from().ifPresent(it -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, it));
        }
        return settings;
    }

    /// A cluster inside this process is for this process: nobody else may reach it, and it gives up
    /// after some tries, because nobody watches it.
    static Configuration alone(Configuration settings) {
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
        settings.set(TaskManagerOptions.HOST, "127.0.0.1");
        settings.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        return settings;
    }

    static Judging.Moment moment(RuntimeExecutionMode mode) {
        return mode == RuntimeExecutionMode.STREAMING
                ? Judging.Moment.EACH_RECORD
                : Judging.Moment.END;
    }

    /// Lines of two runs in one folder would be counted twice by whoever reads them.
    private static void refuseToMix(Arguments asked) throws IOException {
        if (asked.from().isEmpty() && asked.out().getFileSystem().exists(asked.out())) {
            throw new ProgramParametrizationException(
                    asked.out() + " is there already; name a folder that is not, or --from.");
        }
    }

    /// The counts are of what ran since the last restart; the lines are exact.
    private static String summary(JobExecutionResult result) {
        return "%d read, %d not read, %d found, %d gone"
                .formatted(
                        result.<Long>getAccumulatorResult("read"),
                        result.<Long>getAccumulatorResult("unread"),
                        result.<Long>getAccumulatorResult("found"),
                        result.<Long>getAccumulatorResult("gone"));
    }
}
