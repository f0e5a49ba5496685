package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.AsOf;
import org.yuanliu.registry.Detail.Company;
import org.yuanliu.registry.Fact;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.Facts;
import org.yuanliu.registry.Span;
import org.yuanliu.registry.Subject;

/// What was true on a day, as known at a moment, whatever was said, changed, corrected and
/// withdrawn in between.
class FactsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 24;
    private static final int STEPS = 40;

    private final Platform platform = Platform.shared();
    private final Facts facts = platform.bean(Facts.class);
    private final Scopes scopes = platform.bean(Scopes.class);
    private final Acting maker =
            new Acting(UUID.randomUUID(), platform.party("gas"), Role.PRODUCER, "test");

    /// What a person with a calendar would have written into it, and when.
    private record Remembered(Instant at, Map<LocalDate, String> days) {}

    @Test
    void everyPastAnswerCanBeAskedAgain() {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int round = 0; round < 4; round++) {
            var random = new Random(seed + round);
            var subject = new Subject("party", UUID.randomUUID().toString());
            var calendar = new TreeMap<LocalDate, String>();
            var past = new ArrayList<Remembered>();
            for (int n = 0; n < STEPS; n++) {
                step(random, subject, calendar, "v" + n);
                past.add(
                        new Remembered(
                                platform.clock().instant().truncatedTo(ChronoUnit.MICROS),
                                new TreeMap<>(calendar)));
            }
            for (var then : past) {
                for (int n = 0; n < DAYS; n++) {
                    var day = FIRST.plusDays(n);
                    var told =
                            scopes.read(
                                    maker,
                                    () ->
                                            facts.about(
                                                    subject,
                                                    Company.class,
                                                    new AsOf(day, then.at())));
                    assertThat(told.stream().map(it -> it.detail().industry()))
                            .as("seed %d, %s as known at %s", seed + round, day, then.at())
                            .isEqualTo(Optional.ofNullable(then.days().get(day)).stream().toList());
                }
            }
        }
    }

    private void step(
            Random random, Subject subject, Map<LocalDate, String> calendar, String value) {
        int from = random.nextInt(DAYS);
        var span =
                Span.of(FIRST.plusDays(from), FIRST.plusDays(from + random.nextInt(DAYS - from)));
        var current =
                scopes.read(
                        maker,
                        () -> facts.known(subject, Company.class, platform.clock().instant()));
        var one =
                current.isEmpty()
                        ? Optional.<Fact<Company>>empty()
                        : Optional.of(current.get(random.nextInt(current.size())));
        switch (one.isEmpty() ? random.nextInt(2) : random.nextInt(5)) {
            case 0 -> {
                if (days(span).stream().anyMatch(calendar::containsKey)) {
                    assertThatExceptionOfType(Refusal.class)
                            .isThrownBy(() ->
                                    write(() -> facts.state(maker, draft(subject, span, value))));
                } else {
                    write(() -> facts.state(maker, draft(subject, span, value)));
                    days(span).forEach(it -> calendar.put(it, value));
                }
            }
            case 1 -> {
                write(() -> facts.follow(maker, draft(subject, span, value), ""));
                days(span).forEach(it -> calendar.put(it, value));
            }
            case 2 -> {
                var fact = one.orElseThrow();
                write(() -> {
                    facts.withdraw(maker, fact, "登错");
                    return fact;
                });
                days(fact.span()).forEach(calendar::remove);
            }
            case 3 -> {
                var fact = one.orElseThrow();
                var inside = days(fact.span());
                var day = inside.get(random.nextInt(inside.size()));
                write(() -> facts.change(maker, fact, day, company(value), "变更"));
                inside.stream()
                        .filter(it -> !it.isBefore(day))
                        .forEach(it -> calendar.put(it, value));
            }
            default -> {
                var fact = one.orElseThrow();
                boolean free =
                        days(span).stream()
                                .allMatch(it ->
                                        fact.span().contains(it) || !calendar.containsKey(it));
                if (free) {
                    write(() -> facts.correct(maker, fact, span, company(value), "更正"));
                    days(fact.span()).forEach(calendar::remove);
                    days(span).forEach(it -> calendar.put(it, value));
                } else {
                    assertThatExceptionOfType(Refusal.class)
                            .isThrownBy(() ->
                                    write(() ->
                                            facts.correct(
                                                    maker, fact, span, company(value), "更正")));
                }
            }
        }
    }

    /// The product is careful; the database holds it even where it is not.
    @Test
    void theDatabaseRefusesASecondFactOfTheSameDaysAndAnyChangeOfTheFirst() throws SQLException {
        var id = UUID.randomUUID();
        try (var superuser = platform.superuser()) {
            insert(superuser, id, "[2026-01-01,2026-02-01)");
            insert(superuser, id, "[2026-02-01,2026-03-01)");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> insert(superuser, id, "[2026-01-31,2026-02-02)"))
                    .satisfies(it -> assertThat(it.getSQLState()).isEqualTo("23P01"));
            for (var change :
                    List.of(
                            "update registry.fact set detail = '{}' where subject = 'party/"
                                    + id
                                    + "'",
                            "update registry.fact set valid = '[2020-01-01,)' where subject = 'party/"
                                    + id
                                    + "'",
                            "delete from registry.fact where subject = 'party/" + id + "'",
                            "truncate registry.fact")) {
                try (var statement = superuser.createStatement()) {
                    assertThatExceptionOfType(SQLException.class)
                            .as(change)
                            .isThrownBy(() -> statement.execute(change))
                            .satisfies(it -> assertThat(it.getSQLState()).isEqualTo("23001"));
                }
            }
        }
    }

    private static void insert(Connection superuser, UUID id, String days) throws SQLException {
        try (var statement =
                superuser.prepareStatement(
                        """
                        insert into registry.fact (id, subject, kind, key, matter, valid, recorded, detail)
                        values (gen_random_uuid(), ?, 'company', '', md5(? || '|company|')::uuid, ?::daterange, tstzrange(now(), null), '{"registeredAddress": "a", "productionAddress": "", "industry": "b", "productClasses": []}')
                        """)) {
            statement.setString(1, "party/" + id);
            statement.setString(2, "party/" + id);
            statement.setString(3, days);
            statement.executeUpdate();
        }
    }

    private <T> T write(java.util.function.Supplier<T> work) {
        return scopes.write(maker, work);
    }

    private Draft<Company> draft(Subject subject, Span span, String value) {
        return new Draft<>(subject, "", Optional.of(maker.party()), span, company(value));
    }

    private static Company company(String value) {
        return new Company("示例路 1 号", "", value, List.of());
    }

    private static List<LocalDate> days(Span span) {
        return span.from().datesUntil(span.to().orElseThrow().plusDays(1)).toList();
    }
}
