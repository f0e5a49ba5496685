package org.yuanliu.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.yuanliu.bench.Load.Window;
import org.yuanliu.world.Product;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// People of the demonstration world who use a platform all at once.
final class Crowd {

    private static final int EDITORS = 4;
    private static final int READERS = 32;

    private final int port;
    // People and products are the same on every day; only movements hang on it.
    private final World world = new World(Settings.demonstration(LocalDate.EPOCH));

    Crowd(int port) {
        this.port = port;
    }

    Row journalledWrites() throws Exception {
        Bench.say("journalled writes, " + EDITORS + " clients");
        try (var editors = new Closing<Editor>()) {
            for (var own : productsByLogin().entrySet().stream().limit(EDITORS).toList()) {
                editors.add(new Editor(Person.as(own.getKey(), port), own.getValue().gtin14()));
            }
            var turns =
                    Turns.of(
                            new Load(editors.map(it -> it::edit)),
                            new Load(editors.map(it -> it::editWithoutJournal)),
                            () -> {
                                for (var editor : editors.all()) {
                                    editor.awaitSeal();
                                }
                            });
            return Row.of(
                            "journalled-writes",
                            Turns.median(turns.ours(), Window::perSecond),
                            "/s",
                            Target.atLeast(2_000).and(Target.atLeastTimes(0.5)))
                    .against(
                            Turns.median(turns.beside(), Window::perSecond),
                            "the same edits without the journal");
        }
    }

    Row readByKey() throws Exception {
        Bench.say("reads by key, " + READERS + " clients");
        var logins = List.copyOf(productsByLogin().keySet());
        var gtins = world.products().stream().map(Product::gtin14).toList();
        agree(Person.as(logins.getFirst(), port), gtins.getFirst());
        try (var readers = new Closing<Reader>()) {
            for (int i = 0; i < READERS; i++) {
                var person = Person.as(logins.get(i % logins.size()), port);
                readers.add(new Reader(person, gtins, i));
            }
            var turns =
                    Turns.of(
                            new Load(readers.map(it -> it::read)),
                            new Load(readers.map(it -> it::readBare)),
                            () -> {});
            return Row.of(
                            "read-by-key",
                            Turns.median(turns.ours(), Window::medianMillis),
                            "ms",
                            Target.atMostTimes(1.5))
                    .against(
                            Turns.median(turns.beside(), Window::medianMillis),
                            "a bare controller; %s and %s a second"
                                    .formatted(
                                            Figure.of(
                                                    Turns.median(turns.ours(), Window::perSecond)),
                                            Figure.of(
                                                    Turns.median(
                                                            turns.beside(), Window::perSecond))));
        }
    }

    /// Only the same answers can be compared.
    private static void agree(Person person, String gtin) throws Exception {
        var ours = person.read("/api/v1/products/" + gtin);
        var bare = person.read("/bare/products/" + gtin + ".json");
        if (!ours.equals(bare)) {
            throw new IOException("the bare controller answers something else: " + bare);
        }
    }

    /// Producers' clerks, each with one product of the company they act for first.
    private Map<String, Product> productsByLogin() {
        var first = new LinkedHashMap<UUID, Product>();
        world.products().forEach(it -> first.putIfAbsent(it.producer(), it));
        var owned = new LinkedHashMap<String, Product>();
        for (var person : world.people()) {
            var place = person.memberships().getFirst();
            var product = first.remove(place.party());
            if (place.role().equals("producer") && product != null) {
                owned.put(person.login(), product);
            }
        }
        return owned;
    }

    /// Things that are closed together.
    private record Closing<T extends Closeable>(List<T> all) implements Closeable {

        Closing() {
            this(new ArrayList<>());
        }

        void add(T one) {
            all.add(one);
        }

        List<Load.Visit> map(Function<T, Load.Visit> visit) {
            return all.stream().map(visit).toList();
        }

        @Override
        public void close() throws IOException {
            for (var one : all) {
                one.close();
            }
        }
    }
}
