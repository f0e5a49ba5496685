package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.access.store.JournalLinks.Answer.Whole;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.store.Database;

/// One sealer numbers and links what many write.
@Clause("TV-7.1")
class SealingTest {

    private static final int WRITERS = 4;
    private static final int EACH = 50;

    private final Platform platform = Platform.shared();
    private final Acting acting = Acting.platform("test");

    @Test
    void anEntryIsSealedWithinASecond() throws SQLException {
        var times = new ArrayList<Duration>();
        try (var superuser = platform.superuser()) {
            for (int n = 0; n < 5; n++) {
                Estate.awaitSealed(superuser);
                note(platform.bean(Scopes.class), platform.bean(Journal.class), "within-a-second");
                var written = System.nanoTime();
                Estate.awaitSealed(superuser);
                times.add(Duration.ofNanos(System.nanoTime() - written));
            }
        }
        // The middle one: a machine that is busy with something else may be late once.
        assertThat(times.stream().sorted().toList().get(2)).isLessThan(Duration.ofSeconds(1));
    }

    /// The sealer stands still in the middle of its work, holding all that it holds; nobody
    /// notices.
    @Test
    @Timeout(60)
    void writersDoNotWaitForTheSealer()
            throws SQLException, InterruptedException, ExecutionException {
        var scopes = platform.bean(Scopes.class);
        var entries = platform.bean(JournalStore.class);
        var working = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        try (var superuser = platform.superuser();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sealer =
                    threads.submit(() ->
                            scopes.write(
                                    acting,
                                    () ->
                                            scopes.widely(() -> {
                                                while (!entries.becomeSealer()) {
                                                    Thread.onSpinWait();
                                                }
                                                note(
                                                        scopes,
                                                        platform.bean(Journal.class),
                                                        "inside");
                                                working.countDown();
                                                return awaitQuietly(released);
                                            })));
            working.await();

            for (var writer : writers(threads, scopes, platform.bean(Journal.class), "patient")) {
                writer.get();
            }

            assertThat(sealer.isDone()).isFalse();
            assertThat(unsealed(superuser)).isGreaterThanOrEqualTo(WRITERS * EACH);
            released.countDown();
            sealer.get();
            assertThatAllIsSealedInOneRow(superuser);
        }
    }

    /// Two platforms on one database, one with each hash.
    @Test
    @Timeout(120)
    void twoSealersAtOnceMakeOneChain()
            throws SQLException, InterruptedException, ExecutionException {
        try (var superuser = platform.superuser();
                var other =
                        another(
                                Map.of(
                                        "yuanliu.journal.hash",
                                        "SHA-256",
                                        "yuanliu.keys.folder",
                                        platform.data().resolve("keys").toString()));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var from = Estate.numbers(superuser, "select max(seq) from access.journal").getFirst();
            for (int round = 0; round < 40 && !bothSealedSince(from, superuser); round++) {
                var writers =
                        writers(
                                threads,
                                other.getBean(Scopes.class),
                                other.getBean(Journal.class),
                                "two");
                for (var writer : writers) {
                    writer.get();
                }
            }

            assertThat(bothSealedSince(from, superuser)).as("both sealers had their turn").isTrue();
            assertThatAllIsSealedInOneRow(superuser);
        }
    }

    private List<Future<?>> writers(
            java.util.concurrent.ExecutorService threads,
            Scopes scopes,
            Journal journal,
            String word) {
        var writers = new ArrayList<Future<?>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(
                    threads.submit(() -> {
                        for (int n = 0; n < EACH; n++) {
                            note(scopes, journal, word);
                        }
                    }));
        }
        return writers;
    }

    private void note(Scopes scopes, Journal journal, String word) {
        scopes.write(
                acting,
                () -> {
                    journal.note(acting, Note.of("test." + word, "test/" + word));
                    return word;
                });
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static long unsealed(java.sql.Connection superuser) throws SQLException {
        return Estate.numbers(superuser, "select count(*) from access.journal where seq is null")
                .getFirst();
    }

    private static boolean bothSealedSince(long seq, java.sql.Connection superuser)
            throws SQLException {
        return Estate.numbers(
                        superuser,
                        "select count(distinct algorithm) from access.journal where seq > " + seq)
                .getFirst()
                .equals(2L);
    }

    private static void assertThatAllIsSealedInOneRow(java.sql.Connection superuser)
            throws SQLException {
        Estate.awaitSealed(superuser);
        var seqs =
                Estate.numbers(
                        superuser,
                        "select seq from access.journal where seq is not null order by seq");
        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        try (var own = Platform.shared().superuser()) {
            assertThat(JournalLinks.verify(own, Optional.empty())).isInstanceOf(Whole.class);
        }
    }

    /// A second process of the platform, as far as the database can tell.
    private ConfigurableApplicationContext another(Map<String, Object> settings) {
        try {
            var application = new SpringApplication(Class.forName("org.yuanliu.Application"));
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setRegisterShutdownHook(false);
            application.setDefaultProperties(settings);
            application.addInitializers(it -> {
                var beans = ((GenericApplicationContext) it).getBeanFactory();
                beans.registerSingleton("database", platform.bean(Database.class));
                beans.registerSingleton("dataFolder", platform.bean(DataFolder.class));
            });
            return application.run();
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }
}
