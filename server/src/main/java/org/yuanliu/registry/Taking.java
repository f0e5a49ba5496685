package org.yuanliu.registry;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.job.JobKind;

/// Takes the good rows of a file that was read. Where it was is kept with the file, so the order
/// itself needs no place.
@Component
class Taking implements JobKind<Taking.Rows> {

    private final Uploads uploads;
    private final Scopes scopes;

    Taking(Uploads uploads, Scopes scopes) {
        this.uploads = uploads;
        this.scopes = scopes;
    }

    record Rows(UUID upload) {}

    @Override
    public String name() {
        return "registry.take-rows";
    }

    @Override
    public Class<Rows> settings() {
        return Rows.class;
    }

    @Override
    public Text unit() {
        return new Text("行", "rows");
    }

    @Override
    public Work open(Order<Rows> order) {
        var id = order.settings().upload();
        var left = scopes.read(order.acting(), () -> uploads.upload(id).good());
        return new Work() {

            private final OptionalLong total = OptionalLong.of(order.done() + left);
            private long done = order.done();

            @Override
            public Step next() {
                int taken = uploads.takeNext(order.acting(), id);
                done += taken;
                return taken == 0
                        ? new Step.Finished(done, outcome(uploads.upload(id)))
                        : new Step.Moved("", done, total);
            }
        };
    }

    private static Outcome outcome(Upload it) {
        return new Outcome(
                new Text(
                        "新增 %d 行，更新 %d 行，原来就有 %d 行，退回 %d 行。"
                                .formatted(it.stored(), it.changed(), it.known(), it.bad()),
                        "%d rows new, %d changed, %d known before, %d given back."
                                .formatted(it.stored(), it.changed(), it.known(), it.bad())),
                Optional.of("/uploads/" + it.id()));
    }
}
