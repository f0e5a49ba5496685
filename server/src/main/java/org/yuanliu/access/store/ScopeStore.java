package org.yuanliu.access.store;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a transaction says to row-level security: on whose behalf it is, and whether it is the
/// engine's at the moment. Both end with the transaction.
@Repository
public class ScopeStore {

    private final JdbcClient jdbc;

    ScopeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void actFor(UUID party) {
        jdbc.sql("select set_config('yuanliu.party', ?, true)")
                .param(party.toString())
                .query((row, n) -> row.getString(1))
                .single();
    }

    public void widen() {
        jdbc.sql("set local role yuanliu_engine").update();
    }

    public void narrow() {
        jdbc.sql("set local role none").update();
    }
}
