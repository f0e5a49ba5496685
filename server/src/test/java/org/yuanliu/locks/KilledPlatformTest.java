package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Platform;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.access.store.JournalLinks.Answer.Whole;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.locks.OwnJvm.Running;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// The platform and its database are killed in the middle of everybody's filing, again and again.
class KilledPlatformTest {

    /// More of them by hand: `-Dkills=50`.
    private static final int ROUNDS = Integer.getInteger("kills", 5);

    private static final int WRITERS = 4;
    private static final int ITEMS = 40;

    /// How a round ends; each gets its turn.
    private enum Death {
        PLATFORM,
        DATABASE_THEN_PLATFORM,
        PLATFORM_THEN_DATABASE
    }

    private final World world = new World(Settings.demonstration(LocalDate.of(2026, 11, 1)));
    private final UUID supplier = world.party("wholesale").id();
    private final UUID store = world.party("hardware").id();
    private final String gtin = world.products().getFirst().gtin14();
    private final Path home;
    private final Path data;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    KilledPlatformTest() throws IOException {
        home = Platform.newHome();
        data = home.resolve("data");
    }

    @AfterEach
    void remove() {
        Platform.remove(home);
    }

    @Test
    @Clause({"TV-7.1", "SG-5.8"})
    @Timeout(3_000)
    void whatWasAcknowledgedIsThereOnceWithItsJournalEntryHoweverOftenEverythingIsKilled()
            throws IOException, InterruptedException, SQLException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var leftBehind = List.<UUID>of();
        for (int round = 0; round < ROUNDS; round++) {
            var death = Death.values()[round % Death.values().length];
            int before = acknowledged.size();

            fileUntilKilled(death, round, random, leftBehind);

            var where = "seed %d, round %d: %s".formatted(seed, round, death);
            assertThat(acknowledged).as(where).hasSizeGreaterThan(before);
            leftBehind = assertThatAllAgrees(where);
        }
    }

    private void fileUntilKilled(Death death, int round, Random random, List<UUID> leftBehind)
            throws IOException, InterruptedException, SQLException {
        try (var platform = start()) {
            var postgres = postgres();
            assertThatIsSealed(leftBehind);
            var enough = new AtomicInteger(20 + random.nextInt(60));
            var writers = new ArrayList<Thread>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(
                        writer(
                                platform.address(),
                                writer % 2 == 0,
                                round,
                                new Random(random.nextLong()),
                                enough));
            }
            while (enough.get() > 0 && platform.process().isAlive()) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(100));
            kill(death, platform.process().toHandle(), postgres);
            for (var writer : writers) {
                writer.join();
            }
        }
    }

    private Running start() throws IOException {
        return Running.start(Map.of(), "run", "--port", "0", "--data", data.toString());
    }

    /// Two clerks each for both ends of a trade, who file about the same few units, so that rules
    /// find and take back, and everybody wants the same rows.
    private Thread writer(
            String address, boolean sends, int round, Random random, AtomicInteger enough) {
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        var clerk = Clerk.signIn(address, login(sends ? supplier : store));
                        while (true) {
                            acknowledged.addAll(
                                    random.nextBoolean()
                                            ? clerk.file(records(sends, round, random))
                                            : clerk.stream(many(sends, round, random)));
                            enough.decrementAndGet();
                        }
                    } catch (IOException theEnd) {
                        enough.set(0);
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                });
    }

    private List<Map<String, Object>> records(boolean sends, int round, Random random) {
        var records = new ArrayList<Map<String, Object>>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            var record = new HashMap<String, Object>();
            record.put("act", sends ? "outbound" : "inbound");
            record.put("code", "(01)" + gtin + "(21)K" + round + "X" + random.nextInt(ITEMS));
            record.put("partner", sends ? store : supplier);
            record.put("quantity", 1);
            record.put("unit", "件");
            record.put(
                    "at",
                    OffsetDateTime.of(
                                    2026,
                                    10,
                                    20,
                                    8 + random.nextInt(10),
                                    random.nextInt(60),
                                    0,
                                    0,
                                    ZoneOffset.ofHours(8))
                            .toString());
            records.add(record);
        }
        return records;
    }

    /// As a stock system sends them: several chunks, among them packages and what they travel by.
    private List<Map<String, Object>> many(boolean sends, int round, Random random) {
        var many = new ArrayList<Map<String, Object>>();
        for (int n = random.nextInt(1, 700); n > 0; n--) {
            var records = records(sends, round, random);
            if (random.nextInt(5) == 0) {
                records.forEach(it -> it.put("code", box(round, random)));
            }
            many.addAll(records);
            if (random.nextInt(10) == 0) {
                many.add(packing(round, random));
            }
        }
        return many;
    }

    private Map<String, Object> packing(int round, Random random) {
        var record = new HashMap<String, Object>();
        var isOut = random.nextInt(3) == 0;
        record.put("act", isOut ? "unpacked" : "packed");
        record.put("box", box(round, random));
        record.put(
                "goods",
                isOut
                        ? List.of()
                        : random.ints(0, ITEMS)
                                .distinct()
                                .limit(3)
                                .mapToObj(it -> "(01)" + gtin + "(21)K" + round + "X" + it)
                                .toList());
        record.put("at", "2026-10-20T%02d:30:00+08:00".formatted(8 + random.nextInt(10)));
        return record;
    }

    /// A few crates that go round and round.
    private String box(int round, Random random) {
        return "(01)" + gtin + "(21)BOX" + round + "X" + random.nextInt(3);
    }

    private String login(UUID party) {
        return world.people().stream()
                .filter(it -> it.memberships().getFirst().party().equals(party))
                .findFirst()
                .orElseThrow()
                .login();
    }

    private ProcessHandle postgres() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void kill(Death death, ProcessHandle platform, ProcessHandle postgres) {
        switch (death) {
            case PLATFORM -> platform.destroyForcibly();
            case DATABASE_THEN_PLATFORM -> {
                postgres.destroyForcibly();
                platform.destroyForcibly();
            }
            case PLATFORM_THEN_DATABASE -> {
                platform.destroyForcibly();
                postgres.destroyForcibly();
            }
        }
    }

    /// Looks at what is on the disk, without the platform; answers what the sealer left behind.
    private List<UUID> assertThatAllAgrees(String where) throws SQLException {
        try (var access = DatabaseAccess.open(data);
                var superuser = access.superuser("yuanliu").open()) {
            var ledger = new Ledger(superuser);
            var events = ledger.events();
            assertThat(events.keySet()).as(where).containsAll(acknowledged);
            assertThat(events)
                    .as("each stored under the hash of its content, %s", where)
                    .allSatisfy((id, filed) -> assertThat(filed.id().hex()).isEqualTo(id));

            assertThat(ledger.misplaced()).as(where).isEmpty();

            var sworn = ledger.sworn();
            assertThat(sworn.stored()).as(where).isNotEmpty();
            assertThat(sworn.perjured()).as(where).isEmpty();
            assertThat(sworn.hollow()).as(where).isEmpty();

            assertThat(ledger.findings("state in ('open', 'returned')"))
                    .as(where)
                    .isEqualTo(ledger.findingsJudgedAnew());
            assertThat(ledger.findings("state = 'resolved'")).as(where).isNotEmpty();

            var unsealed =
                    Estate.uuids(superuser, "select id from access.journal where seq is null");
            assertThat(JournalLinks.verify(superuser, Optional.empty()))
                    .as(where)
                    .isInstanceOfSatisfying(
                            Whole.class,
                            it -> assertThat(it.unsealed()).isEqualTo(unsealed.size()));
            return unsealed;
        }
    }

    private void assertThatIsSealed(List<UUID> entries) throws SQLException {
        try (var access = DatabaseAccess.open(data);
                var superuser = access.superuser("yuanliu").open()) {
            Estate.awaitSealed(superuser);
            assertThat(
                            Estate.uuids(
                                    superuser,
                                    "select id from access.journal where seq is not null"))
                    .containsAll(entries);
        }
    }
}
