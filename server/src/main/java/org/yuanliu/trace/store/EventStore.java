package org.yuanliu.trace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Amount;
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.What;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.trace.EventView;

/// Events by their identity, and the filings that brought them.
@Repository
public class EventStore {

    private static final HexFormat HEX = HexFormat.of();

    private static final String VIEW =
            """
            select e.*, f.name as actor_name, p.name as partner_name, m.name as premises_name,
                   exists (select 1 from trace.event c where c.corrects = e.id) as superseded
              from trace.event e
              join access.party f on f.id = e.actor
              left join access.party p on p.id = e.partner
              left join access.premises m on m.id = e.premises
            """;

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who filed these records, when, and through which door.
    public record Filing(UUID id, UUID filer, Optional<UUID> person, String via, Instant at) {}

    public void store(Filing filing, List<FiledEvent> events) {
        jdbc.sql(
                        "insert into trace.filing (id, filer, person, via, at, records) values (?, ?, ?, ?, ?, ?)")
                .param(filing.id())
                .param(filing.filer())
                .param(filing.person().orElse(null))
                .param(filing.via())
                .param(filing.at().atOffset(ZoneOffset.UTC))
                .param(events.size())
                .update();
        jdbc.sql(
                        """
                        insert into trace.event (id, form, act, actor, partner, premises, at, offset_minutes, goods, box, became,
                                                 document, line, reference, corrects, reason, more, filing, filer, filed_at)
                        select decode(id, 'hex'), :form, act, actor::uuid, partner::uuid, premises::uuid, at::timestamptz, offset_minutes::smallint,
                               goods, box, became, document, line, reference, decode(corrects, 'hex'), reason, more,
                               :filing, filer::uuid, filed_at::timestamptz
                          from unnest(:id::text[], :act::text[], :actor::text[], :partner::text[], :premises::text[], :at::text[], :offset::text[],
                                      :goods::text[], :box::text[], :became::text[], :document::text[], :line::text[], :reference::text[],
                                      :corrects::text[], :reason::text[], :more::text[], :filer::text[], :filedAt::text[])
                               as t (id, act, actor, partner, premises, at, offset_minutes, goods, box, became, document, line, reference,
                                     corrects, reason, more, filer, filed_at)
                        """)
                .param("form", (short) Event.FORM)
                .param("filing", filing.id())
                .param("id", Column.of(events, it -> it.id().hex()))
                .param("act", Column.of(events, it -> it.event().act().word()))
                .param("actor", Column.of(events, it -> it.event().actor()))
                .param("partner", Column.optional(events, it -> it.event().partner()))
                .param("premises", Column.optional(events, it -> it.event().premises()))
                .param("at", Column.of(events, it -> it.event().at()))
                .param("offset", Column.of(events, it -> offset(it.event().at())))
                .param("goods", Column.of(events, it -> goods(it.event().what())))
                .param("box", Column.optional(events, it -> box(it.event().what())))
                .param("became", Column.optional(events, it -> became(it.event().what())))
                .param("document", Column.optional(events, it -> it.event().papers().document()))
                .param("line", Column.optional(events, it -> it.event().papers().line()))
                .param("reference", Column.optional(events, it -> it.event().papers().reference()))
                .param(
                        "corrects",
                        Column.optional(events, it -> it.event().corrects().map(EventId::hex)))
                .param("reason", Column.optional(events, it -> it.event().reason()))
                .param("more", Column.optional(events, it -> it.event().more()))
                .param("filer", Column.of(events, FiledEvent::filer))
                .param("filedAt", Column.of(events, FiledEvent::filedAt))
                .update();
    }

    static int offset(OffsetDateTime at) {
        return at.getOffset().getTotalSeconds() / 60;
    }

    private static String goods(What what) {
        return GoodsColumn.write(
                switch (what) {
                    case What.Goods it -> it.goods();
                    case What.Packed it -> it.goods();
                    case What.Changed it -> it.from();
                });
    }

    private static Optional<String> box(What what) {
        return what instanceof What.Packed it ? Optional.of(it.box().identity()) : Optional.empty();
    }

    private static Optional<String> became(What what) {
        return what instanceof What.Changed it
                ? Optional.of(GoodsColumn.write(it.into()))
                : Optional.empty();
    }

    public Set<EventId> byActor(UUID actor, Collection<EventId> ids) {
        return new HashSet<>(
                jdbc.sql(
                                "select encode(id, 'hex') from trace.event where id = any (?::bytea[]) and actor = ?")
                        .params(bytes(ids), actor)
                        .query((row, n) -> new EventId(row.getString(1)))
                        .list());
    }

    /// The codes of these events, and of all that correct them or are corrected by them.
    public Set<String> codesAround(Collection<EventId> ids) {
        var codes = new HashSet<String>();
        jdbc.sql(
                        """
                        with recursive tree as (
                            select id, corrects, goods, box, became from trace.event where id = any (?::bytea[])
                            union
                            select e.id, e.corrects, e.goods, e.box, e.became
                              from tree t
                              join lateral (
                                  select id, corrects, goods, box, became from trace.event where corrects = t.id
                                  union all
                                  select id, corrects, goods, box, became from trace.event where id = t.corrects) e on true)
                        select goods, box, became from tree
                        """)
                .param(bytes(ids))
                .query((row, n) -> {
                    add(codes, row.getString("goods"));
                    add(codes, row.getString("became"));
                    Optional.ofNullable(row.getString("box")).ifPresent(codes::add);
                    return codes;
                })
                .list();
        return codes;
    }

    private static void add(Set<String> codes, @org.jspecify.annotations.Nullable String goods) {
        if (goods != null) {
            GoodsColumn.read(goods).forEach(it -> codes.add(it.code().identity()));
        }
    }

    /// Newest filing first.
    public Page<EventView> list(
            Optional<String> identity, Optional<UUID> actor, Page.Request page) {
        var rows =
                jdbc.sql(
                                VIEW
                                        + """
                                         where (:identity::text is null or e.id in (select h.event from trace.history h
                                                                                     where h.code = :identity and h.part is distinct from 'none'))
                                           and (:actor::uuid is null or e.actor = :actor)
                                           and e.filed_at <= :at::timestamptz and (e.filed_at, e.id) < (:at::timestamptz, decode(:id, 'hex'))
                                         order by e.filed_at desc, e.id desc
                                         limit :limit
                                        """)
                        .param("identity", identity.orElse(null))
                        .param("actor", actor.orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.hash(1))
                        .param("limit", page.limit() + 1)
                        .query((row, n) -> view(row, identity))
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.filedAt().toString(), it.id()));
    }

    /// In the order in which it happened.
    ///
    /// @param identity which of the codes of an event is looked at
    public List<EventView> views(Collection<EventId> ids, Optional<String> identity) {
        return jdbc.sql(VIEW + " where e.id = any (?::bytea[]) order by e.at, e.id")
                .param(bytes(ids))
                .query((row, n) -> view(row, identity))
                .list();
    }

    public List<Party.Named> suppliers(UUID party) {
        return jdbc.sql(
                        """
                        select p.id, p.name from (
                            select case when actor = :party then partner else actor end as supplier, max(filed_at) as latest
                              from trace.event
                             where (actor = :party and act = 'inbound' and partner is not null) or (partner = :party and act = 'outbound')
                             group by 1) s
                          join access.party p on p.id = s.supplier
                         order by s.latest desc, p.name limit 50
                        """)
                .param("party", party)
                .query((row, n) -> new Party.Named(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    static byte[][] bytes(Collection<EventId> ids) {
        return ids.stream().map(it -> HEX.parseHex(it.hex())).toArray(byte[][]::new);
    }

    private static EventView view(ResultSet row, Optional<String> identity) throws SQLException {
        var all = amounts(row);
        var shown =
                all.stream()
                        .filter(it -> identity.filter(it.code().identity()::equals).isPresent())
                        .findFirst()
                        .or(() -> all.stream().findFirst());
        var partner = row.getObject("partner", UUID.class);
        var premises = row.getObject("premises", UUID.class);
        var code = shown.map(Amount::code);
        return new EventView(
                HEX.formatHex(row.getBytes("id")),
                row.getString("act"),
                new Party.Named(row.getObject("actor", UUID.class), row.getString("actor_name")),
                partner == null
                        ? Optional.empty()
                        : Optional.of(new Party.Named(partner, row.getString("partner_name"))),
                premises == null
                        ? Optional.empty()
                        : Optional.of(
                                new EventView.Premises(premises, row.getString("premises_name"))),
                code.map(Code::identity).orElse(""),
                code.map(it -> it.level().word()).orElse(""),
                new EventView.Goods(code.flatMap(Code::product).orElse(""), Optional.empty()),
                code.flatMap(Code::batch),
                code.flatMap(Code::serial),
                shown.map(Amount::quantity).orElse(java.math.BigDecimal.ZERO),
                shown.map(Amount::unit).orElse(""),
                all.size(),
                Optional.ofNullable(row.getString("box")),
                at(row),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("document")),
                hex(row, "corrects"),
                Optional.ofNullable(row.getString("reason")),
                row.getBoolean("superseded"));
    }

    private static List<Amount> amounts(ResultSet row) throws SQLException {
        var all = new java.util.ArrayList<>(GoodsColumn.read(row.getString("goods")));
        var became = row.getString("became");
        if (became != null) {
            all.addAll(GoodsColumn.read(became));
        }
        var box = row.getString("box");
        if (box != null) {
            all.add(Amount.one(GoodsColumn.code(box)));
        }
        return all;
    }

    /// The moment in UTC, shown with the offset that the filer gave.
    static OffsetDateTime at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class)
                .withOffsetSameInstant(
                        ZoneOffset.ofTotalSeconds(row.getInt("offset_minutes") * 60));
    }

    static Optional<String> hex(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? Optional.empty() : Optional.of(HEX.formatHex(bytes));
    }
}
