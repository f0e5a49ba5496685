package org.yuanliu.job;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yuanliu.core.Text;

/// Work that writes the numbers from one to so many into a table, and shows there what was done
/// twice or not at all.
final class Counting implements JobKind<Counting.Numbers> {

    /// What a test does in the middle of a chunk, before its transaction ends.
    interface Trap {
        void at(UUID job, long number);
    }

    record Numbers(long last, int chunk) {}

    static final Trap NONE = (job, number) -> {};

    final AtomicReference<Trap> trap = new AtomicReference<>(NONE);
    private final JdbcClient jdbc;

    Counting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public Class<Numbers> settings() {
        return Numbers.class;
    }

    @Override
    public Text unit() {
        return new Text("个数", "numbers");
    }

    @Override
    public Work open(Order<Numbers> order) {
        return new Work() {

            private long at = order.done();

            @Override
            public Step next() {
                var to = Math.min(at + order.settings().chunk(), order.settings().last());
                for (at++; at <= to; at++) {
                    jdbc.sql("insert into job.counted values (?, ?)")
                            .params(order.job(), at)
                            .update();
                    trap.get().at(order.job(), at);
                }
                at = to;
                return to == order.settings().last()
                        ? new Step.Finished(
                                to,
                                new Outcome(
                                        new Text("数完了 " + to, "counted to " + to),
                                        Optional.of("/help")))
                        : new Step.Moved(
                                String.valueOf(to), to, OptionalLong.of(order.settings().last()));
            }
        };
    }
}
