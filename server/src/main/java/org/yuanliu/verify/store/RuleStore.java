package org.yuanliu.verify.store;

import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.rule.Parameters;
import org.yuanliu.core.rule.RuleRef;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rules as data: which are in force, and their parameters.
@Repository
public class RuleStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public record Active(RuleRef ref, Parameters parameters) {}

    public List<Active> active() {
        return jdbc.sql(
                        "select id, version, parameters from verify.rule where active order by id, version")
                .query((row, n) ->
                        new Active(
                                new RuleRef(row.getString(1), row.getInt(2)),
                                new Parameters(
                                        json.readValue(
                                                row.getString(3),
                                                new TypeReference<HashMap<String, String>>() {}))))
                .list();
    }
}
