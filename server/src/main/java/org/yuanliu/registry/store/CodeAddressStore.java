package org.yuanliu.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.code.AddressPattern;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.registry.CodeAddress;

/// Registered addresses, in force or ended.
@Repository
public class CodeAddressStore {

    private final JdbcClient jdbc;

    CodeAddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CodeAddress> all() {
        return jdbc.sql(
                        "select * from registry.code_address order by ended_at desc nulls first, place")
                .query(CodeAddressStore::address)
                .list();
    }

    public Optional<CodeAddress> find(UUID id) {
        return jdbc.sql("select * from registry.code_address where id = ?")
                .param(id)
                .query(CodeAddressStore::address)
                .optional();
    }

    /// Whether the host and template were free.
    public boolean add(UUID id, AddressPattern pattern, String note) {
        return jdbc.sql(
                                """
                                insert into registry.code_address (id, platform, host, template, scheme, level, note, texts, identities)
                                values (:id, :platform, :host, :template, :scheme, :level, :note, :texts, :identities)
                                on conflict (host, template) where ended_at is null do nothing
                                """)
                        .param("id", id)
                        .param("platform", pattern.platform())
                        .param("host", pattern.host())
                        .param("template", pattern.template())
                        .param("scheme", pattern.scheme().word())
                        .param("level", pattern.level().word())
                        .param("note", note)
                        .param("texts", texts(pattern))
                        .param("identities", identities(pattern))
                        .update()
                > 0;
    }

    public boolean isTaken(UUID but, AddressPattern pattern) {
        return jdbc.sql(
                        """
                        select exists (select 1 from registry.code_address
                                        where host = ? and template = ? and ended_at is null and id <> ?)
                        """)
                .params(pattern.host(), pattern.template(), but)
                .query(Boolean.class)
                .single();
    }

    public boolean change(UUID id, int version, AddressPattern pattern, String note) {
        return jdbc.sql(
                                """
                                update registry.code_address
                                   set platform = :platform, host = :host, template = :template, scheme = :scheme, level = :level,
                                       note = :note, texts = :texts, identities = :identities, version = version + 1
                                 where id = :id and version = :version and ended_at is null
                                """)
                        .param("id", id)
                        .param("version", version)
                        .param("platform", pattern.platform())
                        .param("host", pattern.host())
                        .param("template", pattern.template())
                        .param("scheme", pattern.scheme().word())
                        .param("level", pattern.level().word())
                        .param("note", note)
                        .param("texts", texts(pattern))
                        .param("identities", identities(pattern))
                        .update()
                > 0;
    }

    public boolean end(UUID id, int version, Instant at) {
        return jdbc.sql(
                                """
                                update registry.code_address set ended_at = ?, version = version + 1
                                 where id = ? and version = ? and ended_at is null
                                """)
                        .params(at.atOffset(ZoneOffset.UTC), id, version)
                        .update()
                > 0;
    }

    private static Object texts(AddressPattern pattern) {
        return Column.of(pattern.tests(), AddressPattern.Test::text);
    }

    private static Object identities(AddressPattern pattern) {
        return Column.of(pattern.tests(), it -> it.identity().orElse(""));
    }

    private static CodeAddress address(ResultSet row, int n) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new CodeAddress(
                row.getObject("id", UUID.class),
                row.getString("platform"),
                row.getString("host"),
                row.getString("template"),
                row.getString("scheme"),
                row.getString("level"),
                row.getString("note"),
                tests(row),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant),
                row.getInt("version"));
    }

    private static List<CodeAddress.Test> tests(ResultSet row) throws SQLException {
        var texts = (String[]) row.getArray("texts").getArray();
        var identities = (String[]) row.getArray("identities").getArray();
        var tests = new ArrayList<CodeAddress.Test>();
        for (int i = 0; i < texts.length; i++) {
            tests.add(
                    new CodeAddress.Test(
                            texts[i], Optional.of(identities[i]).filter(it -> !it.isEmpty())));
        }
        return tests;
    }
}
