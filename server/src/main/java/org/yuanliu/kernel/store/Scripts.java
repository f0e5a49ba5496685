package org.yuanliu.kernel.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yuanliu.kernel.postgres.Login;

/// Migrations by name, such as `access/V1__parties.sql`: those that this product has, and those
/// that a database has seen. A database that has seen one we don't have is newer than we are.
public final class Scripts {

    private Scripts() {}

    public static List<String> known() {
        try {
            var known = new TreeSet<String>();
            for (var script :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/*/V*.sql")) {
                var address = script.getURL().toString();
                var folder = address.substring(0, address.lastIndexOf('/'));
                known.add(address.substring(folder.lastIndexOf('/') + 1));
            }
            return List.copyOf(known);
        } catch (IOException broken) {
            throw new IllegalStateException("the migrations can't be read", broken);
        }
    }

    public static List<String> applied(Login superuser) throws SQLException {
        try (var connection = superuser.open()) {
            return applied(connection);
        }
    }

    private static List<String> applied(Connection superuser) throws SQLException {
        var applied = new TreeSet<String>();
        for (var schema : schemas(superuser)) {
            try (var statement = superuser.createStatement();
                    var row =
                            statement.executeQuery(
                                    "select script from "
                                            + schema
                                            + ".flyway_schema_history where success and type = 'SQL'")) {
                while (row.next()) {
                    applied.add(schema + "/" + row.getString(1));
                }
            }
        }
        return List.copyOf(applied);
    }

    private static List<String> schemas(Connection superuser) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var row =
                        statement.executeQuery(
                                "select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'flyway_schema_history' and c.relkind = 'r'")) {
            while (row.next()) {
                schemas.add(row.getString(1));
            }
        }
        return schemas;
    }
}
