package org.yuanliu.verify;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.job.JobKind;
import org.yuanliu.trace.Tracing;

/// Judges every code again of which whoever ordered it sees a record.
///
/// For after a rule has changed, or what rules rest on. The differences are stored as if the
/// records had just been filed; findings that stand keep their state and their deadline.
@Component
class JudgingAgain implements JobKind<JudgingAgain.Everything> {

    private static final int CHUNK = 200;

    private final Tracing tracing;
    private final Verification verification;
    private final Scopes scopes;
    private final Clock clock;

    JudgingAgain(Tracing tracing, Verification verification, Scopes scopes, Clock clock) {
        this.tracing = tracing;
        this.verification = verification;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// All that is in sight.
    record Everything(String reason) {}

    @Override
    public String name() {
        return "verify.judge-again";
    }

    @Override
    public Class<Everything> settings() {
        return Everything.class;
    }

    @Override
    public Text unit() {
        return new Text("个编码", "codes");
    }

    @Override
    public Work open(Order<Everything> order) {
        var total = OptionalLong.of(scopes.read(order.acting(), tracing::codes));
        return new Work() {

            private String place = order.place();
            private long done = order.done();

            @Override
            public Step next() {
                var codes = tracing.codesAfter(place, CHUNK);
                if (codes.isEmpty()) {
                    return new Step.Finished(done, outcome(done));
                }
                var touched = new HashSet<>(codes);
                tracing.holdStill(touched);
                verification.again(
                        order.acting(), clock.instant().truncatedTo(ChronoUnit.MILLIS), touched);
                place = codes.getLast();
                done += codes.size();
                return new Step.Moved(place, done, total);
            }
        };
    }

    private static Outcome outcome(long codes) {
        return new Outcome(
                new Text("已重新核查 " + codes + " 个编码。", codes + " codes were judged again."),
                Optional.of("/findings"));
    }
}
