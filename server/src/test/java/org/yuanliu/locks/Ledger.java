package org.yuanliu.locks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.yuanliu.access.ChainHash;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.Rulebook;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is on record, read row by row and without the platform's own code for reading it.
final class Ledger {

    private final Connection superuser;

    Ledger(Connection superuser) {
        this.superuser = superuser;
    }

    /// Every event by the id under which it is stored.
    Map<String, Filed> events() throws SQLException {
        var events = new LinkedHashMap<String, Filed>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select *, encode(id, 'hex') as hex, encode(corrects, 'hex') as corrected from trace.event")) {
            while (rows.next()) {
                events.put(rows.getString("hex"), filed(rows));
            }
        }
        return events;
    }

    /// The events of each filing, and what the journal's entry of that filing swears they are.
    record Sworn(Map<String, Set<String>> stored, Map<String, List<String>> entries) {

        /// Filings whose entry is missing, doubled, or speaks of other events.
        List<String> perjured() {
            var perjured = new ArrayList<String>();
            stored.forEach((filing, events) -> {
                var sworn = entries.getOrDefault("filing/" + filing, List.of());
                if (!sworn.equals(List.of(hash(events)))) {
                    perjured.add(filing + ": " + sworn);
                }
            });
            return perjured;
        }

        /// Entries of filings that are not there.
        Set<String> hollow() {
            var hollow = new HashSet<>(entries.keySet());
            stored.keySet().forEach(it -> hollow.remove("filing/" + it));
            return hollow;
        }

        private static String hash(Set<String> events) {
            var text = new TreeSet<>(events).toString();
            return HexFormat.of()
                    .formatHex(ChainHash.SM3.digest(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// Of what people and programs filed; what the demonstration came with is left out.
    Sworn sworn() throws SQLException {
        var stored = new HashMap<String, Set<String>>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select f.id, encode(e.id, 'hex') from trace.filing f left join trace.event e on e.filing = f.id where f.via <> 'load'")) {
            while (rows.next()) {
                stored.computeIfAbsent(rows.getString(1), it -> new HashSet<>())
                        .add(String.valueOf(rows.getString(2)));
            }
        }
        var entries = new HashMap<String, List<String>>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select subject, encode(after_hash, 'hex') from access.journal where action = 'filing.store'")) {
            while (rows.next()) {
                entries.computeIfAbsent(rows.getString(1), it -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return new Sworn(stored, entries);
    }

    /// What the rules say when every history is judged anew.
    Set<String> findingsJudgedAnew() throws SQLException {
        var book = Rulebook.shipped(parameters());
        var histories = new HashMap<String, List<Filed>>();
        events().values()
                .forEach(it ->
                        histories
                                .computeIfAbsent(
                                        it.event().code().identity(), code -> new ArrayList<>())
                                .add(it));
        var findings = new HashSet<String>();
        histories.forEach((identity, filed) ->
                book.judge(new History(identity, filed))
                        .findings()
                        .forEach(it -> findings.add(it.id().hex())));
        return findings;
    }

    Set<String> findings(String condition) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select encode(id, 'hex') from verify.finding where "
                                        + condition)) {
            var findings = new HashSet<String>();
            while (rows.next()) {
                findings.add(rows.getString(1));
            }
            return findings;
        }
    }

    private Map<String, Parameters> parameters() throws SQLException {
        var parameters = new HashMap<String, Parameters>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select id, parameters::text from verify.rule where active")) {
            while (rows.next()) {
                parameters.put(
                        rows.getString(1),
                        new Parameters(
                                new JsonMapper()
                                        .readValue(
                                                rows.getString(2),
                                                new TypeReference<Map<String, String>>() {})));
            }
        }
        return parameters;
    }

    private static Filed filed(ResultSet row) throws SQLException {
        var level = Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT));
        var event =
                new Event(
                        Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                        row.getObject("filer", UUID.class),
                        Optional.ofNullable(row.getObject("premises", UUID.class)),
                        Optional.ofNullable(row.getObject("partner", UUID.class)),
                        new Code(
                                row.getString("identity"),
                                level,
                                Optional.of(row.getString("product")),
                                Optional.ofNullable(row.getString("batch")),
                                Optional.ofNullable(row.getString("serial"))),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        row.getObject("at", OffsetDateTime.class)
                                .withOffsetSameInstant(
                                        ZoneOffset.ofTotalSeconds(
                                                60 * row.getInt("offset_minutes"))),
                        Optional.ofNullable(row.getString("document")),
                        Optional.ofNullable(row.getString("corrected")).map(EventId::new),
                        Optional.ofNullable(row.getString("reason")));
        return new Filed(event, row.getObject("filed_at", OffsetDateTime.class).toInstant());
    }
}
