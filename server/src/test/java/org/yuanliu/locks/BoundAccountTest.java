package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.store.Database;

/// The platform works only with an account that row-level security binds.
@Clause("TV-7.1")
class BoundAccountTest {

    static final List<String> MODULES =
            List.of(
                    "kernel",
                    "access",
                    "job",
                    "reference",
                    "desk",
                    "evidence",
                    "document",
                    "registry",
                    "trace",
                    "verify",
                    "demo");

    private final Platform platform = Platform.shared();

    @Test
    void aMemberOfTheApplicationsGroupIsTaken() throws SQLException {
        assertThatCode(() -> startWith("login", "grant yuanliu_app to {}"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "a superuser, login superuser, grant yuanliu_app to {}",
        "one that bypasses, login bypassrls, grant yuanliu_app to {}",
        "the owner by inheritance, login, 'grant yuanliu_app, yuanliu_owner to {}'",
        "the owner on demand, login noinherit, 'grant yuanliu_app, yuanliu_owner to {}'",
        "a superuser on demand, login noinherit, 'grant yuanliu_app, yuanliu_super to {}'",
        "one that always is the engine, login, 'grant yuanliu_app, yuanliu_engine to {}'"
    })
    void anAccountThatIsNotBoundIsRefused(String who, String options, String grants) {
        assertThatThrownBy(() -> startWith(options, grants))
                .as(who)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would bypass row-level security")
                .hasMessageContaining("YUANLIU_DB_OWNER");
    }

    @Test
    void theOwnerIsRefusedAsApplication() {
        assertThatThrownBy(
                        () -> {
                            try (var superuser = platform.superuser();
                                    var statement = superuser.createStatement()) {
                                statement.execute("create role test_owner login password 'x'");
                                statement.execute(
                                        "alter table registry.category owner to test_owner");
                                try {
                                    outside("test_owner").migrate(MODULES);
                                } finally {
                                    statement.execute(
                                            "alter table registry.category owner to yuanliu_owner");
                                    statement.execute("drop role test_owner");
                                }
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would bypass row-level security");
    }

    @Test
    void withoutTheAccountsNamedItSaysWhichVariableIsMissing() {
        assertThatThrownBy(() -> Database.outside("jdbc:postgresql://127.0.0.1:1/none", Map.of()))
                .hasMessageContaining("YUANLIU_DB_USER");
    }

    private void startWith(String options, String grants) throws SQLException {
        try (var superuser = platform.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("create role test_account " + options + " password 'x'");
            try {
                statement.execute(grants.replace("{}", "test_account"));
                outside("test_account").migrate(MODULES);
            } finally {
                statement.execute("drop role test_account");
            }
        }
    }

    private Database outside(String user) {
        return Database.outside(
                platform.bean(Database.class).application().url(),
                Map.of("YUANLIU_DB_USER", user, "YUANLIU_DB_PASSWORD", "x"));
    }
}
