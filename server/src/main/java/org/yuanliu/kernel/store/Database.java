package org.yuanliu.kernel.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.postgres.Login;
import org.yuanliu.kernel.postgres.OwnPostgres;

/// The PostgreSQL that the platform works with: its own, or one it was pointed at.
///
/// Two accounts: the owner makes and changes tables, the application reads and writes rows. The
/// application never works as an account that row-level security does not bind.
public final class Database implements AutoCloseable {

    private static final String NAME = "yuanliu";
    private static final String OWNER = "yuanliu_owner";
    private static final String LOGIN = "yuanliu_login";

    private final Optional<Login> owner;
    private final Login application;
    private final Optional<OwnPostgres> server;

    private Database(Optional<Login> owner, Login application, Optional<OwnPostgres> server) {
        this.owner = owner;
        this.application = application;
        this.server = server;
    }

    /// Starts the platform's own server and makes what is missing: accounts and an empty database.
    public static Database own(DataFolder folder) {
        var server = OwnPostgres.start(folder);
        try {
            var owner = server.login(NAME, OWNER, folder.secrets().of(OWNER));
            var application = server.login(NAME, LOGIN, folder.secrets().of(LOGIN));
            try (var connection = server.superuser("postgres").open()) {
                Accounts.make(connection, owner, application, NAME);
            }
            return new Database(Optional.of(owner), application, Optional.of(server));
        } catch (SQLException | RuntimeException failure) {
            server.close();
            throw failure instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failure);
        }
    }

    /// A server that somebody else runs. Without an owner's account the tables must be there
    /// already.
    public static Database outside(String url, Map<String, String> environment) {
        var application =
                new Login(
                        url,
                        required(environment, "YUANLIU_DB_USER"),
                        required(environment, "YUANLIU_DB_PASSWORD"));
        var owner =
                Optional.ofNullable(environment.get("YUANLIU_DB_OWNER"))
                        .map(it ->
                                new Login(
                                        url,
                                        it,
                                        required(environment, "YUANLIU_DB_OWNER_PASSWORD")));
        return new Database(owner, application, Optional.empty());
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--db 需要环境变量 "
                                        + name
                                        + "。--db needs the environment variable "
                                        + name
                                        + "."));
    }

    /// Brings every module's tables up to date, in the order of the modules, and checks that the
    /// application's account is bound by row-level security.
    public void migrate(List<String> modules) throws SQLException {
        if (owner.isPresent()) {
            new Migrations(owner.get()).run(modules);
        }
        try (var connection = application.open()) {
            refuseIfUnbound(connection, modules);
        }
    }

    /// What the account could become counts as much as what it is. The engine is the exception:
    /// that role is taken on knowingly, transaction by transaction, so it must only not be
    /// inherited.
    private static void refuseIfUnbound(Connection connection, List<String> modules)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        select exists (select 1 from pg_roles r
                                        where (r.rolsuper or r.rolbypassrls
                                               or r.oid in (select c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                                             where n.nspname = any (?)))
                                          and pg_has_role(session_user, r.oid, 'member'))
                               or exists (select 1 from pg_roles e where e.rolname = 'yuanliu_engine'
                                             and pg_has_role(session_user, e.oid, 'usage'))
                        """)) {
            query.setArray(1, connection.createArrayOf("text", modules.toArray()));
            var row = query.executeQuery();
            row.next();
            if (row.getBoolean(1)) {
                throw new IllegalStateException(
                        "数据库账号会绕过行级安全，拒绝启动。请使用 yuanliu_app 的成员账号，并把表的所有者单独设为 YUANLIU_DB_OWNER。"
                                + " This database account would bypass row-level security, so the platform does not start."
                                + " Use an account that is a member of yuanliu_app only, and name the owner of the tables as YUANLIU_DB_OWNER.");
            }
        }
    }

    public Login application() {
        return application;
    }

    /// What to do when our own server has died, before it is revived: see [OwnPostgres#whenGone].
    void whenGone(Runnable action) {
        server.ifPresent(it -> it.whenGone(action));
    }

    @Override
    public void close() {
        server.ifPresent(OwnPostgres::close);
    }
}
