package org.yuanliu.locks;

import java.math.BigDecimal;
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
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Amount;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Histories;
import org.yuanliu.core.event.History;
import org.yuanliu.core.event.Papers;
import org.yuanliu.core.event.Part;
import org.yuanliu.core.event.What;
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

    /// What is on record, by its code.
    Map<String, List<Filed>> histories() throws SQLException {
        var histories = new LinkedHashMap<String, List<Filed>>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select *, encode(event, 'hex') as hex, encode(corrects, 'hex') as corrected from trace.history")) {
            while (rows.next()) {
                histories
                        .computeIfAbsent(rows.getString("code"), it -> new ArrayList<>())
                        .add(filed(rows));
            }
        }
        return histories;
    }

    /// Every event by the id under which it is stored, made anew of its columns.
    Map<String, Event> events() throws SQLException {
        var events = new LinkedHashMap<String, Event>();
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select *, encode(id, 'hex') as hex, encode(corrects, 'hex') as corrected from trace.event")) {
            while (rows.next()) {
                events.put(rows.getString("hex"), event(rows));
            }
        }
        return events;
    }

    /// Rows of histories that are too many, and rows that are missing, when they are made anew of
    /// the events.
    Set<String> misplaced() throws SQLException {
        var rows = new HashSet<String>();
        var twice = new HashSet<String>();
        histories()
                .values()
                .forEach(history ->
                        history.forEach(it -> {
                            if (!rows.add(place(it))) {
                                twice.add("twice: " + place(it));
                            }
                        }));
        var anew = new HashSet<String>();
        Histories.of(
                        events().values().stream()
                                .map(it -> FiledEvent.byActor(it, java.time.Instant.EPOCH))
                                .toList())
                .forEach(history -> history.filed().forEach(it -> anew.add(place(it))));
        var misplaced = new HashSet<>(twice);
        rows.stream().filter(it -> !anew.contains(it)).forEach(it -> misplaced.add("more: " + it));
        anew.stream().filter(it -> !rows.contains(it)).forEach(it -> misplaced.add("less: " + it));
        return misplaced;
    }

    private static String place(Filed it) {
        var deed = it.deed();
        return String.join(
                " ",
                it.id().hex(),
                deed.part().word(),
                deed.code().identity(),
                deed.box().orElse("-"),
                deed.isNamed() ? deed.quantity().stripTrailingZeros().toPlainString() : "-",
                deed.isNamed() ? deed.unit() : "-");
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
        var findings = new HashSet<String>();
        var histories = histories();
        var boxes = new HashMap<String, History>();
        histories.forEach((identity, filed) -> boxes.put(identity, new History(identity, filed)));
        histories.forEach((identity, filed) ->
                book.judge(new History(identity, filed, boxes))
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
        var code = Code.parse(row.getString("code")).orElseThrow();
        var batch = Optional.ofNullable(row.getString("batch"));
        return new Filed(
                new Deed(
                        new EventId(row.getString("hex")),
                        act(row),
                        Optional.ofNullable(row.getString("part"))
                                .map(it -> Part.valueOf(it.toUpperCase(Locale.ROOT)))
                                .orElse(Part.GOODS),
                        batch.map(code::inBatch).orElse(code),
                        Optional.ofNullable(row.getString("box")),
                        row.getObject("actor", UUID.class),
                        Optional.ofNullable(row.getObject("partner", UUID.class)),
                        Optional.ofNullable(row.getObject("premises", UUID.class)),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        at(row),
                        Optional.ofNullable(row.getString("corrected")).map(EventId::new)),
                row.getObject("filer", UUID.class),
                row.getObject("filed_at", OffsetDateTime.class).toInstant());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                act(row),
                row.getObject("actor", UUID.class),
                Optional.ofNullable(row.getObject("partner", UUID.class)),
                Optional.ofNullable(row.getObject("premises", UUID.class)),
                what(row),
                at(row),
                new Papers(
                        Optional.ofNullable(row.getString("document")),
                        Optional.ofNullable(row.getString("line")),
                        Optional.ofNullable(row.getString("reference"))),
                Optional.ofNullable(row.getString("corrected")).map(EventId::new),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("more")));
    }

    private static What what(ResultSet row) throws SQLException {
        var goods = row.getString("goods").lines().map(Ledger::amount).toList();
        var box = row.getString("box");
        var became = row.getString("became");
        if (box != null) {
            return new What.Packed(Code.parse(box).orElseThrow(), goods);
        }
        return became == null
                ? new What.Goods(goods)
                : new What.Changed(goods, became.lines().map(Ledger::amount).toList());
    }

    private static Amount amount(String line) {
        var fields = line.split("\t", -1);
        return new Amount(
                Code.parse(fields[0]).orElseThrow(), new BigDecimal(fields[1]), fields[2]);
    }

    private static Act act(ResultSet row) throws SQLException {
        return Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class)
                .withOffsetSameInstant(
                        ZoneOffset.ofTotalSeconds(60 * row.getInt("offset_minutes")));
    }
}
