package org.yuanliu.trace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Part;
import org.yuanliu.kernel.store.Column;

/// What events say of each code, by the code.
@Repository
public class HistoryStore {

    /// Whoever touches more codes than the server's table of locks has room for takes the one lock
    /// that stands for all.
    private static final int MOST_LOCKS = 4_000;

    /// So many transactions may hold as many locks as they like at the same time.
    private static final int AT_ONCE = 12;

    private final JdbcClient jdbc;
    private final AtomicInteger room = new AtomicInteger();

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction, whoever is about to touch one of these codes waits.
    ///
    /// In order, so that two who lock the same codes never wait for each other in a circle. From
    /// here on the transaction reads by key: a plan that was made while the tables were empty would
    /// read all of them.
    public void lock(Set<String> identities) {
        boolean few = identities.size() <= mostLocks();
        jdbc.sql(
                        few
                                ? """
                                select set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock_shared(719, 0),
                                       (select count(pg_advisory_xact_lock(k)) from (select k from unnest(?::bigint[]) k order by k) x)
                                """
                                : "select set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock(719, 0), cardinality(?::bigint[])")
                .param(
                        few
                                ? identities.stream().map(HistoryStore::key).toArray(Long[]::new)
                                : new Long[0])
                .query((row, n) -> row.getString(1))
                .single();
    }

    private int mostLocks() {
        if (room.get() == 0) {
            room.set(
                    jdbc.sql(
                                    "select current_setting('max_locks_per_transaction')::int * current_setting('max_connections')::int")
                            .query(Integer.class)
                            .single());
        }
        return Math.min(MOST_LOCKS, room.get() / AT_ONCE);
    }

    /// All processes agree on it, and two codes that share one wait for each other without need.
    private static long key(String identity) {
        long key = 1;
        for (int i = 0; i < identity.length(); i++) {
            key = 1_099_511_628_211L * (key ^ identity.charAt(i));
        }
        return key;
    }

    public void store(List<Filed> records) {
        jdbc.sql(
                        """
                        insert into trace.history (code, at, event, act, part, batch, box, actor, partner, premises, quantity, unit,
                                                   offset_minutes, corrects, filer, filed_at)
                        select code, at::timestamptz, decode(event, 'hex'), act, part, batch, box, actor::uuid, partner::uuid, premises::uuid,
                               quantity::numeric, unit, offset_minutes::smallint, decode(corrects, 'hex'), filer::uuid, filed_at::timestamptz
                          from unnest(:code::text[], :at::text[], :event::text[], :act::text[], :part::text[], :batch::text[], :box::text[],
                                      :actor::text[], :partner::text[], :premises::text[], :quantity::text[], :unit::text[], :offset::text[],
                                      :corrects::text[], :filer::text[], :filedAt::text[])
                               as t (code, at, event, act, part, batch, box, actor, partner, premises, quantity, unit, offset_minutes,
                                     corrects, filer, filed_at)
                        """)
                .param("code", Column.of(records, it -> it.deed().code().identity()))
                .param("at", Column.of(records, it -> it.deed().at()))
                .param("event", Column.of(records, it -> it.id().hex()))
                .param("act", Column.of(records, it -> it.deed().act().word()))
                .param(
                        "part",
                        Column.optional(
                                records,
                                it ->
                                        Optional.of(it.deed().part())
                                                .filter(part -> part != Part.GOODS)
                                                .map(Part::word)))
                .param("batch", Column.optional(records, it -> GoodsColumn.label(it.deed().code())))
                .param("box", Column.optional(records, it -> it.deed().box()))
                .param("actor", Column.of(records, it -> it.deed().actor()))
                .param("partner", Column.optional(records, it -> it.deed().partner()))
                .param("premises", Column.optional(records, it -> it.deed().premises()))
                .param("quantity", Column.of(records, it -> it.deed().quantity().toPlainString()))
                .param("unit", Column.of(records, it -> it.deed().unit()))
                .param("offset", Column.of(records, it -> EventStore.offset(it.deed().at())))
                .param(
                        "corrects",
                        Column.optional(records, it -> it.deed().corrects().map(EventId::hex)))
                .param("filer", Column.of(records, Filed::filer))
                .param("filedAt", Column.of(records, Filed::filedAt))
                .update();
    }

    /// What is on record about these codes, without what was done to packages.
    public List<Filed> of(Collection<String> identities) {
        if (identities.isEmpty()) {
            return List.of();
        }
        var codes = new HashMap<String, Code>();
        return jdbc.sql("select * from trace.history where code = any (?)")
                .param(Column.of(identities))
                .query((row, n) -> filed(row, codes))
                .list();
    }

    /// What lies or lay in these packages.
    public Set<String> contents(Collection<String> boxes) {
        return boxes.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("select distinct code from trace.history where box = any (?)")
                                .param(Column.of(boxes))
                                .query((row, n) -> row.getString(1))
                                .list());
    }

    /// In the order of their identities.
    public List<String> codesAfter(String identity, int limit) {
        return jdbc.sql(
                        "select distinct code from trace.history where code > ? order by code limit ?")
                .params(identity, limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    public long codes() {
        return jdbc.sql("select count(distinct code) from trace.history")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    private static Filed filed(ResultSet row, Map<String, Code> codes) throws SQLException {
        var code = codes.computeIfAbsent(row.getString("code"), GoodsColumn::code);
        var batch = row.getString("batch");
        var part = row.getString("part");
        return new Filed(
                new Deed(
                        EventStore.hex(row, "event").map(EventId::new).orElseThrow(),
                        Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                        part == null ? Part.GOODS : Part.valueOf(part.toUpperCase(Locale.ROOT)),
                        batch == null ? code : code.inBatch(batch),
                        Optional.ofNullable(row.getString("box")),
                        row.getObject("actor", UUID.class),
                        Optional.ofNullable(row.getObject("partner", UUID.class)),
                        Optional.ofNullable(row.getObject("premises", UUID.class)),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        EventStore.at(row),
                        EventStore.hex(row, "corrects").map(EventId::new)),
                row.getObject("filer", UUID.class),
                row.getObject("filed_at", OffsetDateTime.class).toInstant());
    }
}
