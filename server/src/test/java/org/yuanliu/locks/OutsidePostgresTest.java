package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.Login;
import org.yuanliu.kernel.store.Accounts;
import org.yuanliu.locks.OwnJvm.Running;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// `run --db`: a PostgreSQL that somebody else runs, with the accounts that README.md tells to
/// make.
class OutsidePostgresTest {

    private static final String PASSWORD = "it's a secret";

    private final World world = new World(Settings.demonstration(LocalDate.of(2026, 11, 1)));
    private final Path home;

    OutsidePostgresTest() throws IOException {
        home = Platform.newHome();
    }

    @AfterEach
    void remove() {
        Platform.remove(home);
    }

    @Test
    @Clause("TV-7.1")
    @Timeout(180)
    void thePlatformFoundsFilesAndComesBackOnAServerOfSomebodyElse()
            throws IOException, SQLException, InterruptedException {
        try (var server = OutsideServer.start(OutsideServer.version(), home)) {
            makeAccounts(server);
            var application = server.login("yuanliu", "yuanliu_login", PASSWORD);
            var bound = Map.of("YUANLIU_DB_USER", "yuanliu_login", "YUANLIU_DB_PASSWORD", PASSWORD);
            var owning =
                    Map.of(
                            "YUANLIU_DB_OWNER",
                            "yuanliu_owner",
                            "YUANLIU_DB_OWNER_PASSWORD",
                            PASSWORD);
            var superuser =
                    Map.of(
                            "YUANLIU_DB_USER",
                            server.superuser().user(),
                            "YUANLIU_DB_PASSWORD",
                            server.superuser().password());
            var run =
                    new String[] {
                        "run",
                        "--port",
                        "0",
                        "--data",
                        home.resolve("data").toString(),
                        "--db",
                        application.url()
                    };

            String filed;
            try (var platform = Running.start(join(bound, owning), run)) {
                filed =
                        Clerk.signIn(platform.address(), clerk())
                                .file(List.of(receipt()))
                                .getFirst();
                platform.stop();
            }

            // Everything is up to date now, so the owner's account need not be known.
            try (var platform = Running.start(bound, run)) {
                var events =
                        Clerk.signIn(platform.address(), clerk())
                                .get("/api/v1/events?mine=true&limit=5");
                assertThat(events.get("items").valueStream().map(it -> it.get("id").asString()))
                        .contains(filed);
                var verified = OwnJvm.run(bound, "journal", "verify", "--db", application.url());
                assertThat(verified.code()).as(verified.said()).isZero();
                assertThat(verified.said()).doesNotContain(" 0 entries sealed");
                platform.stop();
            }

            var refused = OwnJvm.run(superuser, run);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.said())
                    .contains("would bypass row-level security")
                    .doesNotContain("\tat ");
            assertThatRowSecurityHolds(application);
        }
    }

    /// The statements stand in README.md; an operator copies them, and so do we.
    private static void makeAccounts(OutsideServer server) throws IOException, SQLException {
        var readme = Files.readString(Path.of("..", "README.md"));
        var block =
                Pattern.compile("```sql\n(.*?create role yuanliu_engine.*?)```", Pattern.DOTALL)
                        .matcher(readme);
        assertThat(block.find()).as("README.md tells how to make the accounts").isTrue();
        try (var superuser = server.superuser().open();
                var statement = superuser.createStatement()) {
            for (var line : block.group(1).strip().lines().toList()) {
                statement.execute(line.replace("'…'", "'" + PASSWORD.replace("'", "''") + "'"));
            }
            // What the platform does on its own server comes to the same, on this version too.
            Accounts.make(
                    superuser,
                    server.login("yuanliu", "yuanliu_owner", PASSWORD),
                    server.login("yuanliu", "yuanliu_login", PASSWORD),
                    "yuanliu");
        }
    }

    private void assertThatRowSecurityHolds(Login application) throws SQLException {
        var nation = world.party("regulator.000000").id();
        try (var nobody = Onlooker.without(application);
                var engineForNobody = Onlooker.without(application).asEngine();
                var store = Onlooker.of(application, world.party("hardware").id());
                var regulator = Onlooker.of(application, nation);
                var engine = Onlooker.of(application, Acting.PLATFORM).asEngine()) {
            var all = engine.rows("trace.event").size();
            assertThat(all).isGreaterThan(1_000);
            assertThat(regulator.rows("trace.event")).hasSize(all);
            assertThat(store.rows("trace.event")).hasSizeBetween(1, all - 1);
            assertThat(nobody.rows("trace.event")).isEmpty();
            assertThat(engineForNobody.rows("trace.event")).isEmpty();
            assertThat(regulator.attempt("set role yuanliu_owner").refusal())
                    .contains(Onlooker.Outcome.FORBIDDEN);
        }
    }

    private Map<String, Object> receipt() {
        var scene = world.scenes().getFirst();
        return Map.of(
                "act",
                "inbound",
                "code",
                scene.bracketed(),
                "quantity",
                1,
                "unit",
                "件",
                "at",
                "2026-10-30T10:00:00+08:00",
                "partner",
                scene.supplier());
    }

    private String clerk() {
        var store = world.party("hardware").id();
        return world.people().stream()
                .filter(it -> it.memberships().getFirst().party().equals(store))
                .findFirst()
                .orElseThrow()
                .login();
    }

    private static Map<String, String> join(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
