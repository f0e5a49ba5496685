package org.yuanliu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.yuanliu.kernel.postgres.DatabaseAccess;

/// How fast photographs come in, and how fast everything is saved and brought back: each beside
/// what the disk does with the same bytes by itself.
final class Safekeeping implements Benchmark {

    private static final int CLIENTS = 8;
    private static final int TURNS = 3;
    private static final long EVENTS = 1_000_000;
    private static final long CHUNK = 100_000;

    @Override
    public List<Row> measure(Place place) throws Exception {
        var data = place.fresh("kept");
        var disk = new PlainDisk(place.fresh("plain"));
        Files.createDirectories(disk.folder());
        long events = place.option("events", EVENTS);
        var rows = new ArrayList<Row>();
        try (var platform =
                Platform.start(Launch.script(place.root()).on(data), place.log("platform"))) {
            rows.add(evidenceIn(platform, disk));
            Bench.say("storing " + events + " events");
            store(data, events);
            rows.addAll(archives(place, data, disk, events));
        } finally {
            Place.remove(disk.folder());
            Place.remove(data);
        }
        return rows;
    }

    private static Row evidenceIn(Platform platform, PlainDisk disk) throws Exception {
        Bench.say("photographs of 2 MB, " + CLIENTS + " clients");
        var inspector = Person.as("inspector.nanhai", platform.port());
        var finding = inspector.read("/api/v1/findings?state=open").at("/items/0/id").asString();
        var senders = new ArrayList<PhotoSender>();
        var writers = new ArrayList<PlainDisk.Writer>();
        for (int i = 0; i < CLIENTS; i++) {
            senders.add(new PhotoSender(inspector, finding, i * 1_000_000_000L));
            writers.add(disk.writer("writer-" + i, PhotoSender.photo(i)));
        }
        var turns =
                Turns.of(
                        new Load(senders.stream().<Load.Visit>map(it -> it::send).toList()),
                        new Load(writers.stream().<Load.Visit>map(it -> it::write).toList()),
                        () -> {},
                        Duration.ofSeconds(3),
                        5,
                        Duration.ofSeconds(2));
        for (var sender : senders) {
            sender.close();
        }
        double ours = Turns.median(turns.ours(), Load.Window::perSecond);
        double plain = Turns.median(turns.beside(), Load.Window::perSecond);
        return Row.of("evidence-in", ours, "/s", Target.atLeast(60).or(Target.atLeastTimes(0.7)))
                .against(
                        plain,
                        "files of the same size written and forced by the disk itself; %s"
                                .formatted(
                                        ours >= 0.7 * plain
                                                ? "the disk is the limit"
                                                : "not the disk is the limit"));
    }

    /// Straight into the table: what is measured is how they are carried away, not how they came.
    private static void store(Path data, long events) throws SQLException {
        try (var access = DatabaseAccess.open(data);
                var superuser = access.superuser("yuanliu").open();
                var filing = superuser.createStatement();
                var insert = superuser.prepareStatement(EVENT)) {
            filing.execute(FILING);
            for (long from = 1; from <= events; from += CHUNK) {
                insert.setLong(1, from);
                insert.setLong(2, Math.min(events, from + CHUNK - 1));
                insert.executeUpdate();
            }
            filing.execute("checkpoint");
        }
    }

    private static final String FILING =
            """
            insert into trace.filing (id, filer, person, via, at, records)
            select '00000000-0000-7000-8000-00000000be7c', id, null, 'file', now(), 1
              from access.party where kind = 'company' order by id limit 1
            """;

    private static final String EVENT =
            """
            insert into trace.event (id, form, act, actor, goods, at, offset_minutes, filing, filer, filed_at)
            select sha256(('bench ' || n)::bytea), 2, 'sale', f.filer, 'gs1:01/06990000030012/21/BENCH' || n || e'\\t1\\t件',
                   f.at - n * interval '1 second', 480, f.id, f.filer, f.at
              from trace.filing f, generate_series(?::bigint, ?::bigint) n
             where f.id = '00000000-0000-7000-8000-00000000be7c'
            """;

    private static List<Row> archives(Place place, Path data, PlainDisk disk, long events)
            throws Exception {
        var archive = disk.folder().resolve("archive");
        var again = disk.folder().resolve("again");
        // Builds and trains whatever the first call of a tool has to.
        tool(place, "code", "06901234567892");
        var backups = new ArrayList<Double>();
        var restores = new ArrayList<Double>();
        var copies = new ArrayList<Double>();
        double megabytes = 0;
        for (int i = 0; i < TURNS; i++) {
            Bench.say("backup, copy and restore, %d of %d".formatted(i + 1, TURNS));
            Files.deleteIfExists(archive);
            double backup = tool(place, "backup", archive.toString(), "--data", data.toString());
            megabytes = Files.size(archive) / 1e6;
            backups.add(megabytes / backup);
            copies.add(megabytes / disk.copy(archive));
            Place.remove(again);
            restores.add(
                    megabytes
                            / tool(
                                    place,
                                    "restore",
                                    archive.toString(),
                                    "--data",
                                    again.toString()));
            copies.add(megabytes / disk.copy(archive));
        }
        tool(place, "evidence", "--data", again.toString());
        tool(place, "journal", "verify", "--data", again.toString());
        var what = "copying the same %s MB; %d events".formatted(Figure.of(megabytes), events);
        return List.of(
                Row.of("backup", Figure.median(backups), "MB/s", Target.atLeastTimes(0.3))
                        .against(Figure.median(copies), what),
                Row.of("restore", Figure.median(restores), "MB/s", Target.atLeastTimes(0.3))
                        .against(Figure.median(copies), what));
    }

    /// Seconds that a command of the product took.
    private static double tool(Place place, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(Launch.script(place.root()).words());
        command.addAll(List.of(arguments));
        var log = place.log(arguments[0]);
        long begun = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    String.join(" ", arguments) + " failed: " + Files.readString(log));
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
