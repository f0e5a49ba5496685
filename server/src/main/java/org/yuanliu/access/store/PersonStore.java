package org.yuanliu.access.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// People, their names, their passwords and what they may act as.
@Repository
public class PersonStore {

    public record Account(UUID person, String passwordHash) {}

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> account(String login) {
        return jdbc.sql(
                        """
                        select p.id, w.hash
                          from access.person p join access.password w on w.person = p.id
                         where p.login = ? and p.active
                        """)
                .param(login)
                .query((row, n) -> new Account(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    public Optional<UUID> firstMembership(UUID person) {
        return jdbc.sql("select id from access.membership where person = ? order by id limit 1")
                .param(person)
                .query(UUID.class)
                .optional();
    }

    public void add(UUID person, String login, String passwordHash, Instant at) {
        jdbc.sql("insert into access.person (id, login) values (?, ?)")
                .params(person, login)
                .update();
        jdbc.sql("insert into access.password (person, hash, changed_at) values (?, ?, ?)")
                .params(person, passwordHash, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void join(UUID membership, UUID person, UUID party, String role, String name) {
        jdbc.sql("insert into access.membership (id, person, party, role) values (?, ?, ?, ?)")
                .params(membership, person, party, role)
                .update();
        jdbc.sql(
                        """
                        insert into access.person_name (person, party, name) values (?, ?, ?)
                        on conflict (person, party) do nothing
                        """)
                .params(person, party, name)
                .update();
    }
}
