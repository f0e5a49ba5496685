package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.core.Seeds;
import org.yuanliu.core.code.Code;

/// Records arrive late, out of order and at once. What is found does not depend on it.
class ArrivalTest {

    private static final int ROUNDS = 40;

    private final Platform platform = Platform.shared();

    /// One record, and who files it.
    private record Line(String login, Filing filing) {
        void tell() {
            filing.by(login);
        }
    }

    /// A life with a missing shipment, a second holder, and a sale before the production.
    private static List<Line> life(Code unit) {
        return List.of(
                new Line("filer.gas", Filing.produced(unit).hour(2)),
                new Line("filer.gas", Filing.outbound(unit).to("wholesale").hour(3)),
                new Line("filer.wholesale", Filing.inbound(unit).from("gas").hour(4)),
                new Line("clerk.hardware", Filing.inbound(unit).from("wholesale").hour(6)),
                new Line("clerk.general", Filing.inbound(unit).from("hangtrade").hour(7)),
                new Line("clerk.corner", Filing.sale(unit).hour(1)));
    }

    @Test
    @Clause({"TV-4.2a", "TV-4.2b", "TV-4.2c", "TV-5.2"})
    void anyOrderOfArrivalGivesTheSameFindings() {
        var inOrder = platform.item();
        life(inOrder).forEach(Line::tell);
        var expected = Findings.about(inOrder);
        assertThat(expected.rules())
                .contains("supplier-outbound-filed", "one-unit-one-holder", "sold-after-produced");

        Seeds.forEach(
                12,
                random -> {
                    var unit = platform.item();
                    var shuffled = new ArrayList<>(life(unit));
                    Collections.shuffle(shuffled, random);
                    shuffled.forEach(Line::tell);

                    assertThat(Findings.about(unit)).as(shuffled.toString()).isEqualTo(expected);
                });
    }

    @Test
    @Clause({"TV-4.2a", "TV-5.2"})
    void bothSidesOfAHandOverFiledAtTheSameMomentLeaveNothingOpen() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var unit = platform.item();

            together(
                    new Line("filer.wholesale", Filing.outbound(unit).to("hardware").hour(1)),
                    new Line("clerk.hardware", Filing.inbound(unit).from("wholesale").hour(2)));

            assertThat(Findings.about(unit).lines()).as("round %d", round).isEmpty();
        }
    }

    @Test
    @Clause({"TV-4.2b", "TV-5.2"})
    void twoHoldersWhoFileAtTheSameMomentAreBothSeen() throws Exception {
        var after = platform.item();
        holders(after).forEach(Line::tell);
        var expected = Findings.about(after);
        assertThat(expected.rules()).contains("one-unit-one-holder");

        for (int round = 0; round < ROUNDS; round++) {
            var unit = platform.item();
            together(holders(unit).toArray(Line[]::new));

            assertThat(Findings.about(unit)).as("round %d", round).isEqualTo(expected);
        }
    }

    private static List<Line> holders(Code unit) {
        return List.of(
                new Line("clerk.hardware", Filing.inbound(unit).from("wholesale").hour(1)),
                new Line("clerk.general", Filing.inbound(unit).from("hangtrade").hour(2)));
    }

    @Test
    @Clause("SG-5.5")
    void oneRecordSentManyTimesAtOnceIsStoredOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var clerk = platform.as("clerk.hardware");
            var filing = Filing.sale(platform.item());

            var outcomes =
                    atOnce(
                            Collections.nCopies(
                                    6,
                                    () -> Filing.file(clerk, filing).text("/results/0/outcome")));

            assertThat(outcomes).as("round %d", round).containsOnlyOnce("stored");
        }
    }

    private static void together(Line... lines) throws Exception {
        atOnce(
                List.of(lines).stream()
                        .<Callable<String>>map(it -> () -> it.filing().by(it.login()))
                        .toList());
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<java.util.concurrent.Future<T>>();
            for (var call : calls) {
                answers.add(
                        threads.submit(() -> {
                            barrier.await();
                            return call.call();
                        }));
            }
            var results = new ArrayList<T>();
            for (var answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }
}
