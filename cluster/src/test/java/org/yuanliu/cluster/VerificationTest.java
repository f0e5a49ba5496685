package org.yuanliu.cluster;

import static org.apache.flink.api.common.RuntimeExecutionMode.BATCH;
import static org.apache.flink.api.common.RuntimeExecutionMode.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.What;
import org.yuanliu.core.line.FiledLine;
import org.yuanliu.world.FaultRates;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;
import org.yuanliu.world.WorldFiles;

/// The job says what the rules say of each history read by itself.
class VerificationTest {

    @TempDir Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({"1, 0.02", "7, 0.2", "20261121, 0.6"})
    void theJobFindsWhatIsFoundHistoryByHistory(long seed, double rate) throws Exception {
        var world = world(seed, 0.5, rate);
        var expected = Expected.findings(Expected.filed(world));
        assertThat(expected).as("findings of this world").hasSizeGreaterThan(5);
        fromWorld(world);

        Cluster.run(BATCH, 2, folder.resolve("in"), folder.resolve("batch"));
        Cluster.run(STREAMING, 2, folder.resolve("in"), folder.resolve("stream"));

        assertThat(Written.sum(folder.resolve("batch"), "findings")).isEqualTo(expected);
        assertThat(Written.lines(folder.resolve("batch"), "findings"))
                .as("a batch takes nothing back")
                .hasSameSizeAs(expected);
        assertThat(Written.sum(folder.resolve("stream"), "findings")).isEqualTo(expected);
        assertThat(Written.lines(folder.resolve("batch"), "unread")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfArrivalDoesNotMatter(long seed) throws Exception {
        var filed = new ArrayList<>(Expected.filed(world(11, 0.3, 0.3)));
        var expected = Expected.findings(filed);
        filed.addAll(sentAgain(filed));
        Collections.shuffle(filed, new Random(seed));
        var files = 3;
        for (int i = 0; i < files; i++) {
            int file = i;
            write("%d.ndjson".formatted(i), every(files, file, filed));
        }

        Cluster.run(STREAMING, (int) seed, folder.resolve("in"), folder.resolve("out"));

        assertThat(Written.sum(folder.resolve("out"), "findings")).isEqualTo(expected);
        assertThat(Written.lines(folder.resolve("out"), "findings"))
                .as("something was taken back on the way, or this proves nothing")
                .hasSizeGreaterThan(expected.size());
    }

    /// Each order in which five records can arrive, each with goods of its own.
    @Test
    void aRecordMovedToAnotherCodeCountsThereInWhateverOrder() throws Exception {
        var filed = new ArrayList<FiledEvent>();
        for (var order : orders(List.of(0, 1, 2, 3, 4))) {
            var moved = moved(filed.size());
            order.forEach(it -> filed.add(moved.get(it)));
        }
        write("moved.ndjson", filed);
        var expected = Expected.findings(filed);
        assertThat(expected.stream().map(it -> it.get("rule")).distinct())
                .as("rules that find something")
                .hasSizeGreaterThan(1);

        Cluster.run(STREAMING, 1, folder.resolve("in"), folder.resolve("stream"));
        Cluster.run(BATCH, 2, folder.resolve("in"), folder.resolve("batch"));

        assertThat(Written.sum(folder.resolve("stream"), "findings")).isEqualTo(expected);
        assertThat(Written.sum(folder.resolve("batch"), "findings")).isEqualTo(expected);
    }

    @Test
    void aRuleWithoutItsParametersSaysThatItHasNoAnswer() throws Exception {
        write("events.ndjson", moved(0).subList(0, 1));
        var asked = Cluster.asked(BATCH, 1, folder.resolve("in"), folder.resolve("out"));
        var without =
                new Arguments(
                        asked.in(),
                        asked.out(),
                        asked.parallelism(),
                        asked.mode(),
                        Rules.of(java.util.Map.of()),
                        asked.checkpoints(),
                        asked.checkpointEvery(),
                        asked.from());

        Cluster.run(without, Verify.settings(without), it -> it);

        assertThat(Written.sum(folder.resolve("out"), "unanswered"))
                .extracting(it -> it.get("unanswered"))
                .contains("late", "ahead");
    }

    /// Received under a wrong code, corrected to another wrong one, and to the right one, filed
    /// late; and another company that "corrects" what is not its own.
    private static List<FiledEvent> moved(int number) {
        var gtin = "06990000030012";
        var shop = new UUID(1, number);
        var supplier = new UUID(2, number);
        var at = OffsetDateTime.parse("2026-11-01T10:00:00+08:00");
        var first = received(shop, supplier, gtin, "A" + number, at, Optional.empty(), 20);
        var second = received(shop, supplier, gtin, "B" + number, at, Optional.of(first.id()), 30);
        var third = received(shop, supplier, gtin, "C" + number, at, Optional.of(second.id()), 40);
        var fourth = received(supplier, shop, gtin, "D" + number, at, Optional.of(first.id()), 50);
        var again =
                received(shop, supplier, gtin, "A" + number, at.plusHours(1), Optional.empty(), 60);
        return List.of(first, second, third, fourth, again);
    }

    private static FiledEvent received(
            UUID filer,
            UUID partner,
            String gtin,
            String serial,
            OffsetDateTime at,
            Optional<EventId> corrects,
            int days) {
        var event =
                new Event(
                        Act.INBOUND,
                        filer,
                        Optional.of(partner),
                        Optional.empty(),
                        What.of(Code.ofItem(gtin, serial), BigDecimal.ONE, "只"),
                        at,
                        Papers.NONE,
                        corrects,
                        corrects.map(it -> "录入差错"),
                        Optional.empty());
        return FiledEvent.byActor(event, at.plusDays(days).toInstant());
    }

    private static List<List<Integer>> orders(List<Integer> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : all) {
            var rest = all.stream().filter(it -> !it.equals(first)).toList();
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    private static List<FiledEvent> sentAgain(List<FiledEvent> filed) {
        return every(5, 0, filed).stream()
                .map(it -> FiledEvent.byActor(it.event(), it.filedAt().plusSeconds(100_000)))
                .toList();
    }

    private static List<FiledEvent> every(int nth, int from, List<FiledEvent> filed) {
        var some = new ArrayList<FiledEvent>();
        for (int i = from; i < filed.size(); i += nth) {
            some.add(filed.get(i));
        }
        return some;
    }

    private void write(String name, List<FiledEvent> filed) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.write(
                folder.resolve("in").resolve(name), filed.stream().map(FiledLine::write).toList());
    }

    /// As somebody does it by hand: the files of the world, turned into events.
    private void fromWorld(World world) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        var movements = folder.resolve("movements.ndjson");
        try (var out = Files.newBufferedWriter(movements);
                var faults = Files.newBufferedWriter(folder.resolve("faults.ndjson"))) {
            new WorldFiles(world).write(WorldFiles.Format.NDJSON, out, faults);
        }
        FromWorld.write(movements, folder.resolve("in/events.ndjson"));
    }

    static World world(long seed, double scale, double rate) {
        return new World(
                new Settings(seed, scale, FaultRates.all(rate), LocalDate.of(2026, 11, 21)));
    }
}
