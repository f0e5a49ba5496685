package org.yuanliu.kernel.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yuanliu.kernel.postgres.Login;

/// The tables of every module, brought up to date in the order of the modules.
///
/// Most starts have nothing to migrate, so a fingerprint of all scripts is kept in the database and
/// asked first.
final class Migrations {

    private final Login owner;

    Migrations(Login owner) {
        this.owner = owner;
    }

    void run(List<String> modules) throws SQLException {
        var fingerprint = fingerprint();
        if (isCurrent(fingerprint)) {
            return;
        }
        for (var module : modules) {
            migrate(module);
        }
        remember(fingerprint);
    }

    private void migrate(String module) {
        if (Migrations.class.getResource("/db/" + module) == null) {
            return;
        }
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .schemas(module)
                .locations("classpath:db/" + module)
                .load()
                .migrate();
    }

    private boolean isCurrent(String fingerprint) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            try (var there =
                    statement.executeQuery("select to_regclass('kernel.migrated') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return false;
                }
            }
            try (var row = statement.executeQuery("select fingerprint from kernel.migrated")) {
                return row.next() && row.getString(1).equals(fingerprint);
            }
        }
    }

    private void remember(String fingerprint) throws SQLException {
        try (var connection = owner.open();
                var update =
                        connection.prepareStatement(
                                """
                                insert into kernel.migrated (fingerprint) values (?)
                                on conflict (only_row) do update set fingerprint = excluded.fingerprint
                                """)) {
            update.setString(1, fingerprint);
            update.executeUpdate();
        }
    }

    private static String fingerprint() {
        try {
            var scripts =
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/*/V*.sql");
            Arrays.sort(scripts, Comparator.comparing(Migrations::name));
            var digest = MessageDigest.getInstance("SHA-256");
            for (var script : scripts) {
                digest.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the migrations can't be read", broken);
        }
    }

    private static String name(Resource script) {
        try {
            return script.getURL().toString();
        } catch (IOException broken) {
            throw new IllegalStateException("a migration can't be read", broken);
        }
    }
}
