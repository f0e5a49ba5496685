package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.kernel.store.Column;

/// Names and telephone numbers as they are kept: encrypted, with marks to find them by.
@Repository
public class NameStore {

    /// A row; in clear only until the platform has started once.
    public record Kept(
            Who who, String name, Optional<String> phone, boolean encrypted, boolean underCover) {}

    private static final String ROW =
            """
            select n.person, n.party, n.name, n.phone, n.encrypted,
                   exists (select 1 from access.membership m
                            where m.person = n.person and m.party = n.party and m.role = 'mystery-customer') as under_cover
              from access.person_name n
            """;

    private static final String NOT_UNDER =
            """
            (not n.encrypted or not starts_with(n.name, :key || ':')
             or not starts_with(coalesce(n.phone, :key || ':'), :key || ':'))
            """;

    private final JdbcClient jdbc;

    NameStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Kept> of(Collection<Who> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        ROW
                                + """
                                 where (n.person, n.party) in (select person, party from unnest(?::text[]::uuid[], ?::text[]::uuid[]) as w (person, party))
                                """)
                .param(Column.of(people, Who::person))
                .param(Column.of(people, Who::party))
                .query(NameStore::kept)
                .list();
    }

    /// Rows that are not encrypted under this key, some at a time.
    public List<Kept> notUnder(String key, int most) {
        return jdbc.sql(
                        ROW
                                + " where "
                                + NOT_UNDER
                                + """
                                 order by n.person, n.party
                                 limit :most
                                   for update of n
                                """)
                .param("key", key)
                .param("most", most)
                .query(NameStore::kept)
                .list();
    }

    public int countNotUnder(String key) {
        return jdbc.sql("select count(*) from access.person_name n where " + NOT_UNDER)
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    public boolean anyNotUnder(String key) {
        return jdbc.sql(
                        "select exists (select 1 from access.person_name n where "
                                + NOT_UNDER
                                + ")")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    public boolean anyInClear() {
        return jdbc.sql("select exists (select 1 from access.person_name where not encrypted)")
                .query(Boolean.class)
                .single();
    }

    public List<UUID> marked(byte[] name, byte[] phone) {
        return jdbc.sql(
                        "select distinct person from access.person_name where name_mark = ? or phone_mark = ?")
                .params(name, phone)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    public void keep(
            Who who,
            String name,
            Optional<String> phone,
            byte[] nameMark,
            Optional<byte[]> phoneMark) {
        jdbc.sql(
                        """
                        insert into access.person_name (person, party, name, phone, encrypted, name_mark, phone_mark)
                        values (?, ?, ?, ?, true, ?, ?)
                        on conflict (person, party) do update
                           set name = excluded.name, phone = excluded.phone, encrypted = true,
                               name_mark = excluded.name_mark, phone_mark = excluded.phone_mark
                        """)
                .param(who.person())
                .param(who.party())
                .param(name)
                .param(phone.orElse(null))
                .param(nameMark)
                .param(phoneMark.orElse(null))
                .update();
    }

    public int erase(UUID person) {
        return jdbc.sql("delete from access.person_name where person = ?").param(person).update();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                new Who(row.getObject("person", UUID.class), row.getObject("party", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("phone")),
                row.getBoolean("encrypted"),
                row.getBoolean("under_cover"));
    }
}
