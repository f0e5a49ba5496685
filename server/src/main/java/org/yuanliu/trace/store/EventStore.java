package org.yuanliu.trace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.History;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.trace.EventView;

/// Events and filings.
@Repository
public class EventStore {

    private static final HexFormat HEX = HexFormat.of();

    /// More locks than this in one transaction would fill the server's table of locks.
    private static final int LOCKS = 512;

    private static final String VIEW =
            """
            select e.*, f.name as filer_name, p.name as partner_name, m.name as premises_name, g.name as product_name,
                   exists (select 1 from trace.event c where c.corrects = e.id) as superseded
              from trace.event e
              join access.party f on f.id = e.filer
              left join access.party p on p.id = e.partner
              left join access.premises m on m.id = e.premises
              left join registry.product g on g.gtin = e.product
            """;

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In order, so that two who lock the same codes never wait for each other in a circle.
    public void lock(Set<String> identities) {
        var buckets =
                identities.stream()
                        .map(it -> (long) Math.floorMod(it.hashCode(), LOCKS))
                        .distinct()
                        .sorted()
                        .toArray(Long[]::new);
        jdbc.sql(
                        "select count(pg_advisory_xact_lock(719, b::int)) from (select b from unnest(?::bigint[]) b order by b) x")
                .param(buckets)
                .query(Long.class)
                .single();
    }

    /// Stores what is not there yet, and answers which that was.
    public Set<EventId> store(
            UUID filing,
            UUID filer,
            Optional<UUID> person,
            String via,
            Instant at,
            List<Filed> filed) {
        var unknown = unknown(filed);
        if (unknown.isEmpty()) {
            return Set.of();
        }
        jdbc.sql(
                        "insert into trace.filing (id, filer, person, via, at, records) values (?, ?, ?, ?, ?, ?)")
                .param(filing)
                .param(filer)
                .param(person.orElse(null))
                .param(via)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(unknown.size())
                .update();
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into trace.event (id, act, filer, premises, partner, identity, level, product, batch, serial,
                                                         quantity, unit, at, offset_minutes, document, corrects, reason, filing, filed_at)
                                select decode(id, 'hex'), act, filer::uuid, premises::uuid, partner::uuid, identity, level, product, batch, serial,
                                       quantity::numeric, unit, at::timestamptz, offset_minutes::int, document, decode(corrects, 'hex'), reason,
                                       :filing, filed_at::timestamptz
                                  from unnest(:id::text[], :act::text[], :filer::text[], :premises::text[], :partner::text[],
                                              :identity::text[], :level::text[], :product::text[], :batch::text[], :serial::text[],
                                              :quantity::text[], :unit::text[], :at::text[], :offset::text[], :document::text[],
                                              :corrects::text[], :reason::text[], :filedAt::text[])
                                       as t (id, act, filer, premises, partner, identity, level, product, batch, serial,
                                             quantity, unit, at, offset_minutes, document, corrects, reason, filed_at)
                                on conflict (id) do nothing
                                returning encode(id, 'hex')
                                """)
                        .param("filing", filing)
                        .param("filedAt", Column.of(unknown, Filed::filedAt))
                        .param("id", Column.of(unknown, it -> it.id().hex()))
                        .param("act", Column.of(unknown, it -> it.event().act().word()))
                        .param("filer", Column.of(unknown, it -> it.event().filer()))
                        .param("premises", Column.optional(unknown, it -> it.event().premises()))
                        .param("partner", Column.optional(unknown, it -> it.event().partner()))
                        .param("identity", Column.of(unknown, it -> it.event().code().identity()))
                        .param(
                                "level",
                                Column.of(
                                        unknown,
                                        it ->
                                                it.event()
                                                        .code()
                                                        .level()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)))
                        .param(
                                "product",
                                Column.optional(unknown, it -> it.event().code().product()))
                        .param("batch", Column.optional(unknown, it -> it.event().code().batch()))
                        .param("serial", Column.optional(unknown, it -> it.event().code().serial()))
                        .param(
                                "quantity",
                                Column.of(unknown, it -> it.event().quantity().toPlainString()))
                        .param("unit", Column.of(unknown, it -> it.event().unit()))
                        .param("at", Column.of(unknown, it -> it.event().at()))
                        .param(
                                "offset",
                                Column.of(
                                        unknown,
                                        it -> it.event().at().getOffset().getTotalSeconds() / 60))
                        .param("document", Column.optional(unknown, it -> it.event().document()))
                        .param(
                                "corrects",
                                Column.optional(
                                        unknown, it -> it.event().corrects().map(EventId::hex)))
                        .param("reason", Column.optional(unknown, it -> it.event().reason()))
                        .query((row, n) -> new EventId(row.getString(1)))
                        .list());
    }

    private List<Filed> unknown(List<Filed> filed) {
        var known = known(filed.stream().map(Filed::id).toList());
        return filed.stream().filter(it -> !known.contains(it.id())).toList();
    }

    private Set<EventId> known(Collection<EventId> ids) {
        return new HashSet<>(
                jdbc.sql("select encode(id, 'hex') from trace.event where id = any (?::bytea[])")
                        .param(bytes(ids))
                        .query((row, n) -> new EventId(row.getString(1)))
                        .list());
    }

    public Set<EventId> filedBy(UUID filer, Collection<EventId> ids) {
        return new HashSet<>(
                jdbc.sql(
                                "select encode(id, 'hex') from trace.event where id = any (?::bytea[]) and filer = ?")
                        .params(bytes(ids), filer)
                        .query((row, n) -> new EventId(row.getString(1)))
                        .list());
    }

    /// A correction may have moved a record to another code; the history then holds both, so that
    /// what was superseded elsewhere does not count here.
    public List<History> histories(Collection<String> identities) {
        var byCode = new LinkedHashMap<String, List<Filed>>();
        jdbc.sql(
                        """
                        with recursive linked as (
                            select id, corrects, identity as code from trace.event where identity = any (?)
                            union
                            select e.id, e.corrects, l.code
                              from linked l
                              join lateral (
                                  select id, corrects from trace.event where corrects = l.id
                                  union all
                                  select id, corrects from trace.event where id = l.corrects) e on true)
                        select e.*, l.code from linked l join trace.event e using (id) order by l.code, e.at, e.id
                        """)
                .param(Column.of(identities))
                .query((row, n) ->
                        byCode.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                                .add(filed(row)))
                .list();
        return byCode.entrySet().stream()
                .map(it -> new History(it.getKey(), it.getValue()))
                .toList();
    }

    /// The codes of these events.
    public Set<String> codesOf(Collection<EventId> ids) {
        return new HashSet<>(
                jdbc.sql("select distinct identity from trace.event where id = any (?::bytea[])")
                        .param(bytes(ids))
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    /// Newest filing first.
    public List<String> codesAfter(String identity, int limit) {
        return jdbc.sql(
                        "select distinct identity from trace.event where identity > ? order by identity limit ?")
                .params(identity, limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    public long codes() {
        return jdbc.sql("select count(distinct identity) from trace.event")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    public Page<EventView> list(
            Optional<String> identity, Optional<UUID> filer, Page.Request page) {
        var rows =
                jdbc.sql(
                                VIEW
                                        + """
                                         where (:identity::text is null or e.identity = :identity)
                                           and (:filer::uuid is null or e.filer = :filer)
                                           and (e.filed_at, e.id) < (:at::timestamptz, decode(:id, 'hex'))
                                         order by e.filed_at desc, e.id desc
                                         limit :limit
                                        """)
                        .param("identity", identity.orElse(null))
                        .param("filer", filer.orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.hash(1))
                        .param("limit", page.limit() + 1)
                        .query(EventStore::view)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.filedAt().toString(), it.id()));
    }

    public List<EventView> views(Collection<EventId> ids) {
        return jdbc.sql(VIEW + " where e.id = any (?::bytea[]) order by e.at, e.id")
                .param(bytes(ids))
                .query(EventStore::view)
                .list();
    }

    public List<Party.Named> suppliers(UUID party) {
        return jdbc.sql(
                        """
                        select p.id, p.name from (
                            select case when filer = :party then partner else filer end as supplier, max(filed_at) as latest
                              from trace.event
                             where (filer = :party and act = 'inbound' and partner is not null) or (partner = :party and act = 'outbound')
                             group by 1) s
                          join access.party p on p.id = s.supplier
                         order by s.latest desc, p.name limit 50
                        """)
                .param("party", party)
                .query((row, n) -> new Party.Named(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    private static byte[][] bytes(Collection<EventId> ids) {
        return ids.stream().map(it -> HEX.parseHex(it.hex())).toArray(byte[][]::new);
    }

    private static Filed filed(ResultSet row) throws SQLException {
        var event =
                new Event(
                        Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                        row.getObject("filer", UUID.class),
                        Optional.ofNullable(row.getObject("premises", UUID.class)),
                        Optional.ofNullable(row.getObject("partner", UUID.class)),
                        new Code(
                                row.getString("identity"),
                                Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(row.getString("product")),
                                Optional.ofNullable(row.getString("batch")),
                                Optional.ofNullable(row.getString("serial"))),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        at(row),
                        Optional.ofNullable(row.getString("document")),
                        hex(row, "corrects").map(EventId::new),
                        Optional.ofNullable(row.getString("reason")));
        return new Filed(event, row.getObject("filed_at", OffsetDateTime.class).toInstant());
    }

    private static EventView view(ResultSet row, int n) throws SQLException {
        var partner = row.getObject("partner", UUID.class);
        var premises = row.getObject("premises", UUID.class);
        return new EventView(
                HEX.formatHex(row.getBytes("id")),
                row.getString("act"),
                new Party.Named(row.getObject("filer", UUID.class), row.getString("filer_name")),
                partner == null
                        ? Optional.empty()
                        : Optional.of(new Party.Named(partner, row.getString("partner_name"))),
                premises == null
                        ? Optional.empty()
                        : Optional.of(
                                new EventView.Premises(premises, row.getString("premises_name"))),
                row.getString("identity"),
                row.getString("level"),
                new EventView.Goods(
                        row.getString("product"),
                        Optional.ofNullable(row.getString("product_name"))),
                Optional.ofNullable(row.getString("batch")),
                Optional.ofNullable(row.getString("serial")),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                at(row),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("document")),
                hex(row, "corrects"),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("superseded"));
    }

    /// The moment in UTC, shown with the offset that the filer gave.
    private static OffsetDateTime at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class)
                .withOffsetSameInstant(
                        ZoneOffset.ofTotalSeconds(row.getInt("offset_minutes") * 60));
    }

    private static Optional<String> hex(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? Optional.empty() : Optional.of(HEX.formatHex(bytes));
    }
}
