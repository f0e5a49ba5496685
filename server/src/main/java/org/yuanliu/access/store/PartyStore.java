package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;

/// Parties, premises and regions.
@Repository
public class PartyStore {

    private final JdbcClient jdbc;

    PartyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Party> find(UUID id) {
        return jdbc.sql(
                        """
                        select p.id, p.kind, p.trade, p.name, p.name_en, p.uscc, p.region, r.zh, r.en, p.has_account
                          from access.party p join access.region r on r.code = p.region
                         where p.id = ?
                        """)
                .param(id)
                .query((row, n) ->
                        new Party(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                Optional.ofNullable(row.getString("trade")),
                                row.getString("name"),
                                row.getString("name_en"),
                                Optional.ofNullable(row.getString("uscc")),
                                new Party.Region(
                                        row.getString("region"),
                                        row.getString("zh"),
                                        row.getString("en")),
                                row.getBoolean("has_account"),
                                premises(id)))
                .optional();
    }

    private List<Party.Premises> premises(UUID party) {
        return jdbc.sql(
                        """
                        select id, kind, name, address, region, latitude, longitude
                          from access.premises where party = ? order by id
                        """)
                .param(party)
                .query((row, n) ->
                        new Party.Premises(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getString("name"),
                                row.getString("address"),
                                row.getString("region"),
                                number(row, "latitude"),
                                number(row, "longitude")))
                .list();
    }

    private static Optional<Double> number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(
                jdbc.sql("select id from access.party where id = any (?::text[]::uuid[])")
                        .param(Column.of(ids))
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list());
    }

    public Set<UUID> premisesOf(UUID party) {
        return new HashSet<>(
                jdbc.sql("select id from access.premises where party = ?")
                        .param(party)
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list());
    }

    public Map<UUID, Party.Named> named(Collection<UUID> ids) {
        var named = new HashMap<UUID, Party.Named>();
        jdbc.sql("select id, name from access.party where id = any (?::text[]::uuid[])")
                .param(Column.of(ids))
                .query((row, n) -> new Party.Named(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(it -> named.put(it.id(), it));
        return named;
    }

    public Map<String, Party.Named> byNumber(Collection<String> usccs) {
        var named = new HashMap<String, Party.Named>();
        jdbc.sql("select uscc, id, name from access.party where uscc = any (?::text[])")
                .param(Column.of(usccs))
                .query((row, n) ->
                        Map.entry(
                                row.getString(1),
                                new Party.Named(row.getObject(2, UUID.class), row.getString(3))))
                .list()
                .forEach(it -> named.put(it.getKey(), it.getValue()));
        return named;
    }

    public Page<Party.Line> search(
            Optional<String> text, Optional<String> kind, Page.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select p.id, p.name, p.kind, p.uscc, p.region, r.zh, r.en
                                  from access.party p join access.region r on r.code = p.region
                                 where (:kind::text is null or p.kind = :kind)
                                   and (:text::text is null or position(:text in p.name) > 0 or p.uscc = :text or position(lower(:text) in lower(p.name_en)) > 0)
                                   and (p.name, p.id) > (:name, :id::uuid)
                                 order by p.name, p.id
                                 limit :limit
                                """)
                        .param("kind", kind.orElse(null))
                        .param("text", text.orElse(null))
                        .param("name", page.text(0))
                        .param("id", page.id(1, "00000000-0000-0000-0000-000000000000"))
                        .param("limit", page.limit() + 1)
                        .query((row, n) ->
                                new Party.Line(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getString("kind"),
                                        Optional.ofNullable(row.getString("uscc")),
                                        new Party.Region(
                                                row.getString("region"),
                                                row.getString("zh"),
                                                row.getString("en"))))
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.name(), it.id().toString()));
    }

    public Optional<UUID> authorityOver(UUID party) {
        return jdbc.sql("select access.authority_over(?)")
                .param(party)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    public void addRegion(
            String code, Optional<String> parent, String level, String zh, String en) {
        jdbc.sql("insert into access.region (code, parent, level, zh, en) values (?, ?, ?, ?, ?)")
                .param(code)
                .param(parent.orElse(null))
                .param(level)
                .param(zh)
                .param(en)
                .update();
    }

    public void add(Party party, java.time.Instant at) {
        jdbc.sql(
                        """
                        insert into access.party (id, kind, trade, name, name_en, uscc, region, has_account, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(party.id())
                .param(party.kind())
                .param(party.trade().orElse(null))
                .param(party.name())
                .param(party.nameEn())
                .param(party.uscc().orElse(null))
                .param(party.region().code())
                .param(party.hasAccount())
                .param(at.atOffset(java.time.ZoneOffset.UTC))
                .update();
        for (var place : party.premises()) {
            addPremises(
                    place.id(),
                    party.id(),
                    new Party.PremisesEdit(
                            place.kind(),
                            place.name(),
                            place.address(),
                            place.region(),
                            place.latitude(),
                            place.longitude()));
        }
    }

    public void addPremises(UUID id, UUID party, Party.PremisesEdit place) {
        jdbc.sql(
                        """
                        insert into access.premises (id, party, kind, name, address, region, latitude, longitude)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(party)
                .param(place.kind())
                .param(place.name())
                .param(place.address())
                .param(place.region())
                .param(place.latitude().orElse(null))
                .param(place.longitude().orElse(null))
                .update();
    }

    public boolean editPremises(UUID id, UUID party, Party.PremisesEdit place) {
        return jdbc.sql(
                                """
                                update access.premises set kind = ?, name = ?, address = ?, region = ?, latitude = ?, longitude = ?
                                 where id = ? and party = ?
                                """)
                        .param(place.kind())
                        .param(place.name())
                        .param(place.address())
                        .param(place.region())
                        .param(place.latitude().orElse(null))
                        .param(place.longitude().orElse(null))
                        .param(id)
                        .param(party)
                        .update()
                == 1;
    }

    /// Where somebody else changed it meanwhile, nothing is changed.
    public boolean edit(UUID id, int version, Party.Edit edit) {
        return jdbc.sql(
                                """
                                update access.party set trade = ?, name = ?, name_en = ?, uscc = ?, version = version + 1
                                 where id = ? and version = ?
                                """)
                        .param(edit.trade().orElse(null))
                        .param(edit.name().strip())
                        .param(edit.nameEn().strip())
                        .param(edit.uscc().orElse(null))
                        .param(id)
                        .param(version)
                        .update()
                == 1;
    }

    public int version(UUID id) {
        return jdbc.sql("select version from access.party where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    public boolean isTaken(String uscc, Optional<UUID> except) {
        return jdbc.sql(
                        "select exists (select 1 from access.party where uscc = :uscc and id is distinct from :except::uuid)")
                .param("uscc", uscc)
                .param("except", except.orElse(null), Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    public boolean isRegion(String code) {
        return jdbc.sql("select exists (select 1 from access.region where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /// By name or by the beginning of the code; the largest territories first.
    public List<Party.Region> regions(Optional<String> text, int limit) {
        return jdbc.sql(
                        """
                        select code, zh, en from access.region
                         where :text::text is null or position(:text in zh) > 0 or position(lower(:text) in lower(en)) > 0
                            or starts_with(code, :text)
                         order by array_position('{nation,province,city,county}', level), code
                         limit :limit
                        """)
                .param("text", text.orElse(null), Types.VARCHAR)
                .param("limit", limit)
                .query((row, n) ->
                        new Party.Region(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
