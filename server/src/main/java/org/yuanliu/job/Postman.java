package org.yuanliu.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.job.store.DeliveryStore;
import org.yuanliu.job.store.DeliveryStore.Kept;
import tools.jackson.databind.json.JsonMapper;

/// Brings kept news to their listeners, each listener on a thread of its own, so that one that
/// fails or hangs holds nobody but itself.
@Component
class Postman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Acting PLATFORM = Acting.platform("news");

    /// How often it looks by itself, for what failed before and what other processes left.
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// After so many failures a person must look at it.
    private static final int TRIES = 8;

    private final DeliveryStore deliveries;
    private final Map<String, Listener<?>> ears;
    private final Scopes scopes;
    private final JsonMapper json;
    private final Wake wake;
    private final Map<String, Thread> rounds = new ConcurrentHashMap<>();
    private volatile boolean running;
    private Thread dispatcher = Thread.ofVirtual().unstarted(() -> {});

    Postman(
            DeliveryStore deliveries,
            List<Listener<?>> ears,
            Scopes scopes,
            JsonMapper json,
            Wake wake) {
        this.deliveries = deliveries;
        this.ears = ears.stream().collect(Collectors.toMap(Listener::name, Function.identity()));
        this.scopes = scopes;
        this.json = json;
        this.wake = wake;
    }

    private void dispatch() {
        while (running) {
            try {
                for (var name : platform(deliveries::due)) {
                    Optional.ofNullable(ears.get(name)).ifPresent(this::begin);
                }
                wake.waitForNews(LOOK);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("news can't be delivered at the moment: {}", failure.toString());
                pause();
            }
        }
    }

    private void begin(Listener<?> ear) {
        rounds.computeIfAbsent(
                ear.name(), name -> Thread.ofVirtual().name(name).start(() -> round(ear)));
    }

    private void round(Listener<?> ear) {
        try {
            while (running && bringNext(ear)) {
                LOG.debug("{} has heard its news", ear.name());
            }
        } catch (RuntimeException failure) {
            LOG.warn("{} can't be reached at the moment: {}", ear.name(), failure.toString());
        } finally {
            rounds.remove(ear.name());
        }
    }

    /// Hearing and forgetting are one transaction.
    private <F> boolean bringNext(Listener<F> ear) {
        var at = new AtomicReference<Optional<Kept>>(Optional.empty());
        try {
            return platform(() -> {
                var next = deliveries.next(ear.name());
                at.set(next);
                next.ifPresent(it -> {
                    ear.hear(json.readValue(it.body(), ear.news()));
                    deliveries.forget(it.id());
                });
                return next.isPresent();
            });
        } catch (RuntimeException | Error failure) {
            // Whatever it was, the next piece of news must not wait behind it for ever.
            if (at.get().isEmpty()) {
                throw failure;
            }
            failed(ear.name(), at.get().get(), failure);
            return true;
        }
    }

    private void failed(String listener, Kept kept, Throwable failure) {
        int failures = kept.failures() + 1;
        LOG.warn("{} failed to hear {} for the {}. time", listener, kept.id(), failures, failure);
        platform(() -> {
            deliveries.failed(
                    kept.id(),
                    failures,
                    Duration.ofSeconds(1L << failures),
                    failures >= TRIES,
                    failure.toString());
            return kept;
        });
    }

    private <T> T platform(Supplier<T> work) {
        return scopes.write(PLATFORM, work);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        dispatcher = Thread.ofVirtual().name("postman").start(this::dispatch);
    }

    @Override
    public void stop() {
        running = false;
        dispatcher.interrupt();
        try {
            dispatcher.join(Duration.ofSeconds(2));
            for (var round : rounds.values()) {
                round.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
