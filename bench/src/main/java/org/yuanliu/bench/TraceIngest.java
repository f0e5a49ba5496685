package org.yuanliu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.yuanliu.kernel.postgres.DatabaseAccess;

/// Events as companies send them, a thousand a request: made, sent, received, sold. From the first
/// byte to the durable verdict, with the rules asked about every code.
final class TraceIngest implements Benchmark {

    private static final long EVENTS = 5_000_000;
    private static final int CLIENTS = 4;
    private static final int A_REQUEST = 1_000;
    private static final String GTIN = "06990000030012";

    @Override
    public List<Row> measure(Place place) throws Exception {
        var data = place.fresh("trace");
        try (var platform =
                Platform.start(Launch.script(place.root()).on(data), place.log("platform"))) {
            return new Run(platform, data, place.option("events", EVENTS)).rows();
        } finally {
            Place.remove(data);
        }
    }

    /// Who files, and how a record of theirs reads.
    private record Filer(Person person, String act, String partner) {

        String record(long serial, OffsetDateTime at) {
            return "{\"act\":\""
                    + act
                    + "\",\"goods\":[{\"code\":\"(01)"
                    + GTIN
                    + "(10)L"
                    + serial / 10_000
                    + "(21)S"
                    + serial
                    + "\"}],"
                    + (partner.isEmpty() ? "" : "\"partner\":\"" + partner + "\",")
                    + "\"at\":\""
                    + at
                    + "\",\"document\":\"CK-"
                    + serial / 100
                    + "\"}\n";
        }
    }

    private static final class Run {

        private final Platform platform;
        private final Path data;
        private final long events;
        private final List<Filer> way;
        private final HttpClient http = HttpClient.newHttpClient();
        private final OffsetDateTime begin =
                OffsetDateTime.now(ZoneOffset.ofHours(8))
                        .truncatedTo(ChronoUnit.HOURS)
                        .minusDays(1);

        Run(Platform platform, Path data, long events) throws Exception {
            this.platform = platform;
            this.data = data;
            this.events = events / (4 * A_REQUEST) * (4 * A_REQUEST);
            var maker = Person.as("filer.cable", platform.port());
            var shop = Person.as("clerk.hardware", platform.port());
            this.way =
                    List.of(
                            new Filer(maker, "produced", ""),
                            new Filer(maker, "outbound", party(shop)),
                            new Filer(shop, "inbound", party(maker)),
                            new Filer(shop, "sale", ""));
        }

        private static String party(Person person) throws Exception {
            return person.read("/api/v1/session").at("/party/id").asString();
        }

        List<Row> rows() throws Exception {
            Bench.say("storing " + events + " events over HTTP");
            double before = platform.megabytes();
            var watch = new Memory(platform);
            double seconds = send(0, events / 4, "stored");
            watch.stop();
            Bench.say("sending some of them again");
            long again = Math.min(events, 400_000) / 4;
            double duplicates = 4 * again / send(0, again, "known");
            try (var access = DatabaseAccess.open(data);
                    var superuser = access.superuser("yuanliu").open()) {
                double bytes = size(superuser) / events;
                double copied = copy(superuser);
                return List.of(
                        Row.of(
                                        "ingest",
                                        events / seconds,
                                        "/s",
                                        Target.atLeast(25_000).and(Target.atLeastTimes(0.25)))
                                .against(
                                        copied,
                                        "COPY of the same rows into the same tables with their"
                                                + " indexes"),
                        Row.of("ingest-duplicates", duplicates, "/s", Target.atLeast(40_000)),
                        Row.of("disk", bytes, "bytes an event", Target.atMost(700)),
                        Row.of("memory", watch.most(), "MB", Target.atMost(1_000))
                                .noting(
                                        "%.0f MB before; %.0f, %.0f, %.0f MB after a third, two"
                                                        .formatted(
                                                                before,
                                                                watch.at(0.33),
                                                                watch.at(0.66),
                                                                watch.at(1))
                                                + " thirds and all"));
            }
        }

        /// Each client takes blocks of serials, and each block goes the whole way.
        private double send(long from, long serials, String expected) throws Exception {
            long begun = System.nanoTime();
            var next = new AtomicLong(from / A_REQUEST);
            long blocks = serials / A_REQUEST;
            try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
                var all = new ArrayList<Future<?>>();
                for (int i = 0; i < CLIENTS; i++) {
                    all.add(
                            clients.submit(() -> {
                                for (long block = next.getAndIncrement();
                                        block < blocks;
                                        block = next.getAndIncrement()) {
                                    block(block, expected);
                                }
                                return null;
                            }));
                }
                for (var one : all) {
                    one.get();
                }
            }
            return (System.nanoTime() - begun) / 1e9;
        }

        private void block(long block, String expected) throws Exception {
            for (int step = 0; step < way.size(); step++) {
                var filer = way.get(step);
                var body = new StringBuilder(300 * A_REQUEST);
                for (int i = 0; i < A_REQUEST; i++) {
                    long serial = block * A_REQUEST + i;
                    body.append(
                            filer.record(
                                    serial, begin.plusSeconds(serial % 3_600).plusHours(step)));
                }
                post(filer.person(), body.toString(), expected);
            }
        }

        private void post(Person person, String body, String expected)
                throws IOException, InterruptedException {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + platform.port()
                                                    + "/api/v1/trace/events"))
                            .timeout(Duration.ofMinutes(2))
                            .header("Content-Type", "application/x-ndjson")
                            .header("Cookie", person.cookie())
                            .header("X-CSRF-Token", person.csrf())
                            .POST(BodyPublishers.ofString(body))
                            .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                var last = lines.lines().reduce("", (first, second) -> second);
                if (answer.statusCode() != 200
                        || !last.contains("\"" + expected + "\":" + A_REQUEST)) {
                    throw new IOException(answer.statusCode() + " " + last);
                }
            }
        }

        private static double size(Connection superuser) throws SQLException {
            return number(
                    superuser,
                    """
                    select sum(pg_total_relation_size(c.oid)) from pg_class c
                     where c.relnamespace = 'trace'::regnamespace and c.relkind = 'r'
                    """);
        }

        private static double number(Connection superuser, String query) throws SQLException {
            try (var statement = superuser.createStatement();
                    var row = statement.executeQuery(query)) {
                row.next();
                return row.getDouble(1);
            }
        }

        /// The same rows in the order in which they came, binary, into tables of the same make.
        private double copy(Connection superuser) throws SQLException {
            Bench.say("copying the same rows for comparison");
            try (var statement = superuser.createStatement()) {
                double seconds = 0;
                for (var table : List.of("event", "history")) {
                    var file = data.resolve("copy-" + table).toAbsolutePath();
                    statement.execute(
                            "copy (select * from trace."
                                    + table
                                    + " order by filed_at limit 1000000) to '"
                                    + file
                                    + "' binary");
                    twin(statement, table);
                    long begun = System.nanoTime();
                    statement.execute("copy beside." + table + " from '" + file + "' binary");
                    seconds += (System.nanoTime() - begun) / 1e9;
                }
                return number(superuser, "select count(*) from beside.event") / seconds;
            }
        }

        private static void twin(java.sql.Statement statement, String table) throws SQLException {
            statement.execute("create schema if not exists beside");
            statement.execute(
                    "create table beside."
                            + table
                            + " (like trace."
                            + table
                            + " including constraints including indexes) partition by hash ("
                            + (table.equals("event") ? "id" : "code")
                            + ")");
            for (int n = 0; n < 4; n++) {
                statement.execute(
                        "create table beside.%s_%d partition of beside.%s for values with (modulus 4, remainder %d)"
                                .formatted(table, n, table, n));
            }
        }
    }

    /// The resident memory of the platform's JVM, looked at every second.
    private static final class Memory {

        private final List<Double> seen = new ArrayList<>();
        private final Thread watching;

        Memory(Platform platform) {
            watching =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                try {
                                    while (!Thread.interrupted()) {
                                        seen.add(platform.megabytes());
                                        Thread.sleep(1_000);
                                    }
                                } catch (IOException | InterruptedException ended) {
                                    // The figures so far are what there is.
                                }
                            });
        }

        void stop() throws InterruptedException {
            watching.interrupt();
            watching.join();
        }

        double most() {
            return seen.stream().mapToDouble(it -> it).max().orElse(0);
        }

        double at(double share) {
            return seen.isEmpty()
                    ? 0
                    : seen.get(Math.min(seen.size() - 1, (int) (share * seen.size())));
        }
    }
}
