/// **cluster**: the same rules on Apache Flink, for those whom one machine no longer serves.
///
/// [Verify] starts the job, [Verification] is the job from end to end. It reads filed events from
/// files (`FiledLine` of `core` tells the form), keeps the history of each code in keyed state,
/// asks the `Rulebook` of `core`, and writes findings as lines ([Said]).
///
/// Batch and streaming are the same steps. A batch asks the rules once for each code. In streaming
/// they are asked with every record that is news, and a line says what differs from what was said
/// before: what was `found`, and what is `gone` since a late record or a correction came.
///
/// Not here: a source that never ends, desks, deadlines, and who may see what. The job stores
/// nothing in the platform and reads nothing from it.
///
/// Invariant: the differences add up to what a batch says of the same records, in whatever order
/// they arrived. Invariant: no line stops the job, and none is passed over without a word.
///
/// ## What holds after a failure
///
/// Positions in files, histories, what was said, and the files being written are one checkpoint. A
/// task that died goes on from the last one, and so does another job that is started with `--from`
/// and with the same `--in`, `--out` and `--mode`. Files whose names don't begin with a dot then
/// hold each difference once. When the job has ended, Flink removes its checkpoints: one cannot go
/// on from a job that is done. Whoever reads a file whose name begins with a dot reads what may be
/// taken back. A batch has no checkpoints: what failed is done again. The counts in the last line
/// are of what ran since the last restart; the lines are exact.
///
/// ## In one process
///
/// Java 21 or newer, with `FLINK` as the class path of Flink's jars:
///
/// ```sh
/// mvn -q -pl cluster -am -DskipTests package
/// mvn -q -pl cluster -am compile dependency:build-classpath -Dmdep.outputFile=/tmp/flink.cp \
///     -Dmdep.includeScope=provided
/// JOB=$(ls cluster/target/cluster-*-job.jar); FLINK=$(cat /tmp/flink.cp)
/// ./yuanliu world --out /tmp/world --scale 10
/// java -cp "$JOB:$FLINK" org.yuanliu.cluster.FromWorld /tmp/world/movements.ndjson /tmp/events.ndjson
/// java -cp "$JOB:$FLINK" org.yuanliu.cluster.Verify --in /tmp/events.ndjson --out /tmp/verified \
///     --parallelism 2 --parameter filed-in-time.days=7 --parameter filed-in-time.ahead=24
/// ```
///
/// One file is read by one task, so many machines want many files.
///
/// ## On a cluster of plain JVMs
///
/// `conf/config.yaml` names the addresses and every part of a worker's memory, because the scripts
/// that would compute them are not in Flink's jars:
///
/// ```yaml
/// jobmanager:
///   bind-host: 127.0.0.1
///   rpc: {address: 127.0.0.1, port: 6123}
/// rest: {address: 127.0.0.1, bind-address: 127.0.0.1, port: 8081}
/// taskmanager:
///   host: 127.0.0.1
///   bind-host: 127.0.0.1
///   numberOfTaskSlots: 2
///   cpu: {cores: 2.0}
///   memory:
///     framework: {heap: {size: 128m}, off-heap: {size: 128m}}
///     task: {heap: {size: 512m}, off-heap: {size: 0m}}
///     network: {min: 64m, max: 64m}
///     managed: {size: 128m}
///     jvm-metaspace: {size: 128m}
///     jvm-overhead: {min: 128m, max: 128m}
/// ```
///
/// ```sh
/// java -cp "$FLINK" org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
///     --configDir conf --executionMode cluster
/// java -cp "$FLINK" org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir conf
/// FLINK_CONF_DIR=conf java --add-opens=java.base/java.util=ALL-UNNAMED -cp "$FLINK" \
///     org.apache.flink.client.cli.CliFrontend run "$JOB" \
///     --in … --out … --mode streaming --checkpoints … --parallelism 2
/// ```
///
/// The last command is what `flink run` does. Files and folders are named as every machine sees
/// them.
@NullMarked
package org.yuanliu.cluster;

import org.jspecify.annotations.NullMarked;
