package org.yuanliu.access.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The one row that says what this database was made as.
@Repository
public class InstallationStore {

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Boolean> demonstration() {
        return jdbc.sql("select demonstration from kernel.installation")
                .query(Boolean.class)
                .optional();
    }

    public void found(boolean asDemonstration, Instant at) {
        jdbc.sql("insert into kernel.installation (demonstration, made_at) values (?, ?)")
                .params(asDemonstration, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
