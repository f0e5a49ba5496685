package org.yuanliu.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.job.store.DeliveryStore;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// News that somebody still has to hear: kept when they are told, seen by whoever runs the
/// platform, told again on demand.
@Service
public class Deliveries implements ApplicationListener<PayloadApplicationEvent<?>> {

    private final DeliveryStore deliveries;
    private final List<Listener<?>> ears;
    private final Journal journal;
    private final JsonMapper json;
    private final Wake wake;
    private final Clock clock;

    Deliveries(
            DeliveryStore deliveries,
            List<Listener<?>> ears,
            Journal journal,
            JsonMapper json,
            Wake wake,
            Clock clock) {
        this.deliveries = deliveries;
        this.ears = List.copyOf(ears);
        this.journal = journal;
        this.json = json;
        this.wake = wake;
        this.clock = clock;
    }

    /// A piece of news that one listener has not heard yet. It is stuck when it failed so often
    /// that it waits for a person.
    public record Delivery(
            UUID id,
            String listener,
            String news,
            Instant toldAt,
            int failures,
            boolean stuck,
            Optional<Instant> notBefore,
            Optional<String> problem) {}

    /// Keeps the news in the transaction that made it true, once for each listener.
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> told) {
        var news = told.getPayload();
        for (var ear : ears) {
            if (ear.news().isInstance(news)) {
                keep(ear, news);
            }
        }
    }

    private void keep(Listener<?> ear, Object news) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "news is told in the transaction that makes it true: " + news);
        }
        deliveries.keep(
                Ids.next(),
                ear.name(),
                ear.news().getSimpleName(),
                json.writeValueAsString(news),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        wake.afterCommit();
    }

    /// What is not heard yet, the oldest first: for whoever runs the platform.
    public Page<Delivery> waiting(Acting acting, Page.Request page) {
        acting.must(acting.role().runsThePlatform());
        return deliveries.list(page);
    }

    /// Tells it again now.
    public void again(Acting acting, UUID id) {
        acting.must(acting.role().runsThePlatform());
        if (!deliveries.again(id)) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        journal.note(acting, Note.of("delivery.again", "delivery/" + id));
        wake.afterCommit();
    }
}
