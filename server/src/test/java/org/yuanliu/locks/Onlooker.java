package org.yuanliu.locks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.kernel.postgres.Login;

/// Somebody at the database with an account and perhaps a scope, in one transaction that is undone
/// at the end.
final class Onlooker implements AutoCloseable {

    private final Connection connection;

    private Onlooker(Connection connection) {
        this.connection = connection;
    }

    static Onlooker without(Login account) throws SQLException {
        var connection = account.open();
        connection.setAutoCommit(false);
        return new Onlooker(connection);
    }

    static Onlooker of(Login account, UUID party) throws SQLException {
        var onlooker = without(account);
        onlooker.scope(party.toString());
        return onlooker;
    }

    void scope(String party) throws SQLException {
        texts("select set_config('yuanliu.party', ?, true)", party);
    }

    Onlooker asEngine() throws SQLException {
        connection.createStatement().execute("set local role yuanliu_engine");
        return this;
    }

    /// Every row of a table that can be seen, as one text each.
    List<String> rows(String table) throws SQLException {
        return texts("select t::text from " + table + " t");
    }

    List<String> texts(String query, Object... values) throws SQLException {
        try (var prepared = connection.prepareStatement(query)) {
            for (int n = 0; n < values.length; n++) {
                prepared.setObject(n + 1, values[n]);
            }
            var rows = prepared.executeQuery();
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }

    long number(String query, Object... values) throws SQLException {
        return Long.parseLong(texts(query, values).getFirst());
    }

    /// What an attempt came to: so many rows, or the database's refusal by its code.
    record Outcome(int rows, Optional<String> refusal) {

        static final String FORBIDDEN = "42501";
        static final String APPEND_ONLY = "23001";

        boolean changedNothing() {
            return rows == 0;
        }
    }

    /// Tries something and takes it back, so that the next attempt finds everything as it was.
    Outcome attempt(String statement, Object... values) throws SQLException {
        var before = connection.setSavepoint();
        try (var prepared = connection.prepareStatement(statement)) {
            for (int n = 0; n < values.length; n++) {
                prepared.setObject(n + 1, values[n]);
            }
            return new Outcome(prepared.executeUpdate(), Optional.empty());
        } catch (SQLException refused) {
            return new Outcome(0, Optional.ofNullable(refused.getSQLState()));
        } finally {
            connection.rollback(before);
        }
    }

    void undo() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
