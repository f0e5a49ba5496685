package org.yuanliu.kernel.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.yuanliu.kernel.postgres.Login;

/// The accounts in the database, made by its superuser.
///
///     yuanliu_owner    owns the tables; only migrations work with it
///     yuanliu_app      what the application may do (a group)
///     yuanliu_engine   rules, chains and jobs: reads across companies (taken on within a transaction)
///     the application's login is a member of yuanliu_app and inherits nothing of yuanliu_engine
public final class Accounts {

    private Accounts() {}

    public static void make(Connection superuser, Login owner, Login application, String database)
            throws SQLException {
        try (var statement = superuser.createStatement()) {
            role(statement, owner.user(), "login password " + quoted(owner.password()));
            role(statement, "yuanliu_engine", "nologin noinherit");
            role(statement, "yuanliu_app", "nologin noinherit");
            role(
                    statement,
                    application.user(),
                    "login inherit password " + quoted(application.password()));
            statement.execute("grant yuanliu_engine to yuanliu_app");
            statement.execute("grant yuanliu_app to " + application.user());
            if (!exists(
                    statement, "select 1 from pg_database where datname = " + quoted(database))) {
                statement.execute("create database " + database + " owner " + owner.user());
            }
        }
    }

    private static void role(Statement statement, String name, String options) throws SQLException {
        boolean there = exists(statement, "select 1 from pg_roles where rolname = " + quoted(name));
        statement.execute((there ? "alter role " : "create role ") + name + " " + options);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// Passwords are ours and random, but a quote in one must not end the statement.
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
