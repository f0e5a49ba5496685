package org.yuanliu.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.core.Clause;
import org.yuanliu.hostile.Requests.Caller;
import org.yuanliu.hostile.Wire.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ten thousand requests over every address, as nobody, as each role and with a key: every one is
/// answered in our form or hung up on, none with a failure of ours, and the platform goes on.
///
/// `-Dseed=…` begins elsewhere; a failure names the seed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {

    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int THREADS = 4;
    private static final int AS_NOBODY = 3_000;
    private static final int AS_SOMEBODY = 7_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private Platform platform;
    private JsonNode description;

    @BeforeAll
    void start() throws Exception {
        platform = Platform.start(Kind.DEMONSTRATION, Map.of());
        description = JSON.readTree(Files.readString(Path.of("../docs/openapi.json")));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Clause("TV-7.1")
    void whoeverHasNotSignedInChangesNothingAndBreaksNothing() throws Exception {
        var callers = nobodies();
        var known = known();
        awaitSealed();
        var before = everything();

        var answered = play(AS_NOBODY, SEED, callers, known);

        assertThat(answered.keySet())
                .as("refusals of many kinds")
                .contains(400, 401, 404, 405, 415);
        assertThat(everything()).as("seed %d", SEED).isEqualTo(before);
        goesOn();
    }

    @Test
    @Clause("TV-7.1")
    void whoeverHasSignedInBreaksNothingAndErasesNothing() throws Exception {
        var records = records();

        var answered = play(AS_SOMEBODY, SEED + 1, somebodies(), known());

        assertThat(answered.keySet()).as("requests got through, too").contains(200, 400, 403, 404);
        assertThat(records()).as("seed %d", SEED).containsAllEntriesOf(records);
        assertThat(escaped()).as("no file was written elsewhere").isEmpty();
        goesOn();
    }

    /// Answers by status.
    private Map<Integer, Integer> play(
            int requests, long seed, List<Caller> callers, List<String> known) throws Exception {
        var wrong = new ConcurrentLinkedQueue<String>();
        var counts = new ConcurrentHashMap<Integer, Integer>();
        var begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var parts = new ArrayList<Future<?>>();
            for (int part = 0; part < THREADS; part++) {
                var malice = new Malice(new Random(seed + 1_000L * part));
                parts.add(
                        threads.submit(() -> {
                            playPart(requests / THREADS, malice, callers, known, wrong, counts);
                            return null;
                        }));
            }
            for (var part : parts) {
                part.get();
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(
                "hostile: "
                        + requests
                        + " requests, seed "
                        + seed
                        + ", "
                        + took.toMillis()
                        + " ms, "
                        + new TreeMap<>(counts));
        assertThat(wrong.stream().limit(25)).as("%d wrong, seed %d", wrong.size(), seed).isEmpty();
        return counts;
    }

    private void playPart(
            int requests,
            Malice malice,
            List<Caller> callers,
            List<String> known,
            Queue<String> wrong,
            Map<Integer, Integer> counts)
            throws Exception {
        var made = new Requests(description, malice, known);
        assertThat(made.operations()).isGreaterThan(25);
        try (var wire = new Wire(platform.address())) {
            for (int n = 0; n < requests; n++) {
                var sent = made.next(malice.one(callers));
                var reply = wire.send(sent.request(), sent.lastOfConnection());
                reply.ifPresent(it -> counts.merge(it.status(), 1, Integer::sum));
                complaint(reply, sent.lastOfConnection())
                        .ifPresent(it -> wrong.add(shortened(sent.request()) + " → " + it));
            }
        }
    }

    private static Optional<String> complaint(Optional<Reply> reply, boolean broken) {
        if (reply.isEmpty()) {
            return broken ? Optional.empty() : Optional.of("no answer");
        }
        var it = reply.get();
        if (it.status() >= 500) {
            return Optional.of(it.status() + " " + it.body());
        }
        if (!it.header("x-content-type-options").equals("nosniff")
                || it.header("content-security-policy").isEmpty()) {
            return Optional.of(it.status() + " without the headers that protect it");
        }
        if (it.status() >= 400 && !it.body().isEmpty()) {
            return problem(it);
        }
        return Optional.empty();
    }

    private static Optional<String> problem(Reply reply) {
        if (!reply.header("content-type").startsWith("application/problem+json")) {
            return Optional.of(reply.status() + " as " + reply.header("content-type"));
        }
        var body = JSON.readTree(reply.body());
        if (body.path("status").asInt(0) != reply.status()
                || body.path("code").asString("").isEmpty()
                || body.path("traceId").asString("").isEmpty()
                || body.path("next").asString("").isEmpty()) {
            return Optional.of("a problem in another form: " + shortened(reply.body()));
        }
        return Answer.showsInsides(reply.body())
                ? Optional.of("our insides: " + shortened(reply.body()))
                : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private List<Caller> nobodies() {
        var clerk = platform.as("clerk.hardware");
        var cookie = clerk.header("Cookie").orElseThrow();
        return List.of(
                new Caller("nobody", Map.of()),
                new Caller(
                        "guessed", Map.of("Cookie", "yuanliu=guessed", "X-CSRF-Token", "guessed")),
                new Caller("guessed key", Map.of("Authorization", "Bearer yl_guessed")),
                // A foreign page in the clerk's own browser; it can read, and change nothing.
                new Caller("foreign page", Map.of("Cookie", cookie, "X-CSRF-Token", "guessed")));
    }

    private List<Caller> somebodies() {
        var callers = new ArrayList<Caller>();
        for (var login : platform.nobody().get("/platform").is(200).texts("/roleCards", "/login")) {
            // A session of its own, since some requests sign it out.
            callers.add(caller(login, platform.nobody().signInAs(login)));
        }
        var key =
                platform.as("clerk.mall")
                        .post("/keys", Map.of("name", "hostile", "scopes", List.of("read", "file")))
                        .is(200)
                        .text("/secret");
        callers.add(new Caller("key", Map.of("Authorization", "Bearer " + key)));
        assertThat(callers).hasSizeGreaterThan(6);
        return callers;
    }

    private static Caller caller(String login, Http somebody) {
        return new Caller(
                login,
                Map.of(
                        "Cookie",
                        somebody.header("Cookie").orElseThrow(),
                        "X-CSRF-Token",
                        somebody.header("X-CSRF-Token").orElseThrow()));
    }

    /// What exists, so that some requests are about something.
    private List<String> known() {
        var director = platform.as("director.guangzhou");
        var known = new ArrayList<String>();
        for (var list : List.of("/findings?limit=5", "/desk?limit=5", "/parties?limit=5")) {
            known.addAll(director.get(list).is(200).texts("/items", "/id"));
        }
        known.addAll(director.get("/products?limit=5").is(200).texts("/items", "/gtin"));
        known.add(platform.gtin());
        assertThat(known).hasSizeGreaterThan(8);
        return known;
    }

    /// What was journalled by signing in is sealed a moment later.
    private void awaitSealed() throws Exception {
        for (int n = 0; n < 100 && unsealed() > 0; n++) {
            Thread.sleep(100);
        }
        assertThat(unsealed()).isZero();
    }

    private long unsealed() throws SQLException {
        try (var connection = platform.superuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from access.journal where seq is null")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void goesOn() {
        platform.nobody().signInAs("clerk.hardware").get("/home").is(200);
    }

    /// What is in every table. Sessions are seen again when they are used, and guesses are counted.
    private Map<String, String> everything() throws SQLException {
        return contents(
                "select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_type = 'BASE TABLE'"
                        + " and table_schema not in ('pg_catalog', 'information_schema')"
                        + " and table_name not in ('session', 'guess')");
    }

    private Map<String, String> contents(String tables) throws SQLException {
        var contents = new TreeMap<String, String>();
        try (var connection = platform.superuser();
                var names = connection.createStatement().executeQuery(tables)) {
            while (names.next()) {
                contents.put(names.getString(1), hash(connection, names.getString(1)));
            }
        }
        assertThat(contents).hasSizeGreaterThan(15);
        return contents;
    }

    private static String hash(Connection connection, String table) throws SQLException {
        try (var rows =
                connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) || ' ' || coalesce(md5(string_agg(it, '' order by it)), '')"
                                        + " from (select t::text as it from "
                                        + table
                                        + " t) x")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Every record that was filed, with all that it says.
    private Map<String, String> records() throws SQLException {
        var records = new TreeMap<String, String>();
        try (var connection = platform.superuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select encode(t.id, 'hex'), md5(t::text) from trace.event t")) {
            while (rows.next()) {
                records.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(records).hasSizeGreaterThan(100);
        return records;
    }

    private static List<String> escaped() throws IOException {
        var found = new ArrayList<String>();
        Files.walkFileTree(
                Path.of(System.getProperty("java.io.tmpdir")),
                Set.of(),
                2,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return visitFile(folder, attributes);
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                        if (path.toString().toLowerCase(Locale.ROOT).contains("yuanliu-escaped")) {
                            found.add(path.toString());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    // What others keep there is closed to us, or gone meanwhile.
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException why) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }
}
