package org.yuanliu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Seeds;
import org.yuanliu.document.store.DocumentStore;

/// Numbers of documents, while many write at once and some of them fail.
class NumberTest {

    private static final int WRITERS = 12;
    private static final int EACH = 25;

    private final Platform platform = Platform.shared();
    private final Scopes scopes = platform.bean(Scopes.class);
    private final DocumentStore documents = platform.bean(DocumentStore.class);

    @Test
    @Clause("TV-5.2")
    void numbersHaveNoGapAndNoTwinHoweverManyWriteAndFail() {
        Seeds.forEach(1, this::manyWriteAndSomeFail);
    }

    private void manyWriteAndSomeFail(Random random) {
        var authority = regulator("regulator.440605");
        var given = new ConcurrentLinkedQueue<Integer>();
        var work = new ArrayList<Callable<Integer>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var own = new Random(random.nextLong());
            work.add(() -> write(authority, own, given));
        }

        int failed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                failed += done.get();
            }
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError(broken);
        }

        assertThat(failed).isPositive();
        assertThat(given.stream().sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, WRITERS * EACH - failed).boxed().toList());
    }

    @Test
    void everyAuthorityKindAndYearCountsForItself() {
        var nanhai = regulator("regulator.440605");
        var tianhe = regulator("regulator.440106");

        var numbers =
                List.of(
                        take(nanhai, "of-its-own", 2031),
                        take(nanhai, "of-its-own", 2031),
                        take(nanhai, "of-its-own", 2032),
                        take(nanhai, "another", 2031),
                        take(tianhe, "of-its-own", 2031));

        assertThat(numbers).containsExactly(1, 2, 1, 1, 1);
    }

    /// Takes numbers in transactions of its own, of which some fail afterwards; how many failed.
    private int write(Acting authority, Random random, ConcurrentLinkedQueue<Integer> given) {
        int failed = 0;
        for (int i = 0; i < EACH; i++) {
            boolean fails = random.nextInt(3) == 0;
            try {
                given.add(
                        scopes.write(
                                authority,
                                () -> {
                                    int number = documents.number(authority.party(), "busy", 2030);
                                    if (fails) {
                                        throw new IllegalStateException("on purpose");
                                    }
                                    return number;
                                }));
            } catch (IllegalStateException onPurpose) {
                failed++;
            }
        }
        return failed;
    }

    private int take(Acting authority, String kind, int year) {
        return scopes.write(authority, () -> documents.number(authority.party(), kind, year));
    }

    private Acting regulator(String key) {
        return new Acting(Acting.PLATFORM, platform.party(key), Role.REGULATOR, "test");
    }
}
