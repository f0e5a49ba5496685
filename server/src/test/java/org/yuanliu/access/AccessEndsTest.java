package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yuanliu.access.Staff.BECAUSE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.access.Staff.Made;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.Refusal;

/// What ends somebody's access ends all of it: sessions, what is believed of them, keys.
@Clause("TV-7.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessEndsTest {

    private Platform platform;
    private Staff staff;
    private String company;

    @BeforeAll
    void start() {
        platform = Platform.start(Kind.EMPTY, Map.of());
        staff = Staff.of(platform);
        company = staff.company();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private long number(String query) throws SQLException {
        try (var superuser = platform.superuser();
                var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void settingUpASecondFactorEndsWhatIsOpenElsewhere() {
        var made = staff.somebody("seller", company);
        var here = staff.settle(made);
        var elsewhere = staff.nobody().signIn(made.login(), Newcomer.PASSWORD);
        elsewhere.get("/session").is(200);

        Newcomer.withFactor(here, made.login(), platform.clock());

        elsewhere.get("/session").isProblem(401, "signed-out");
        here.get("/session").is(200);
    }

    /// Somebody comes in the middle of the change, and is answered from the state before it. After
    /// the change nobody believes that any more.
    @Test
    void whatWasReadDuringAChangeIsNotBelievedAfterIt() throws Exception {
        var made = staff.somebody("seller", company);
        var other =
                staff.system()
                        .post(
                                staff.person(made.id() + "/roles"),
                                Map.of(
                                        "party", staff.company(),
                                        "role", "seller",
                                        "name", "示例·新来者"))
                        .is(200)
                        .text("/places/1/id");
        staff.grant(other).is(200);
        var http = staff.settle(made);
        platform.clock().forward(Duration.ofSeconds(10));
        var security = staff.acting("security", Role.SECURITY_ADMIN);

        platform.bean(Scopes.class)
                .write(
                        security,
                        () -> {
                            platform.bean(People.class)
                                    .withdraw(security, UUID.fromString(other), "试验需要这样做");
                            assertThat(
                                            CompletableFuture.supplyAsync(() -> memberships(http))
                                                    .orTimeout(10, TimeUnit.SECONDS)
                                                    .join())
                                    .isEqualTo(2);
                            return other;
                        });

        assertThat(memberships(http)).isEqualTo(1);
    }

    private static int memberships(Http http) {
        return http.get("/session").is(200).at("/memberships").size();
    }

    /// Between the proof of the old password and the writing of the new one, an administrator
    /// resets it: what he did stays.
    @Test
    void aChangeInProgressDoesNotUndoAReset() throws Exception {
        var made = staff.somebody("seller", company);
        var thief = staff.settle(made);
        var security = staff.security();
        String temporary;
        CompletableFuture<Integer> change;
        try (var superuser = platform.superuser();
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table access.former_password in access exclusive mode");
            change =
                    CompletableFuture.supplyAsync(() ->
                            thief.put(
                                            "/account/password",
                                            Map.of(
                                                    "present",
                                                    Newcomer.PASSWORD,
                                                    "password",
                                                    "the-thief-wants-2026"))
                                    .status());
            awaitWaiting();
            temporary =
                    security.post(staff.person(made.id() + "/reset-password"), BECAUSE)
                            .is(200)
                            .text("/password");
            superuser.commit();
        }

        assertThat(change.get(10, TimeUnit.SECONDS)).isEqualTo(409);
        staff.nobody().signIn(made.login(), temporary);
        staff.nobody()
                .post("/session", Map.of("login", made.login(), "password", "the-thief-wants-2026"))
                .isProblem(401, "wrong-password");
    }

    private void awaitWaiting() throws Exception {
        for (int n = 0; n < 500; n++) {
            if (number(
                            "select count(*) from pg_locks where not granted and relation = 'access.former_password'::regclass")
                    > 0) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nobody waits");
    }

    @Test
    void howeverBusyASessionEndsAfterHalfADay() throws SQLException {
        var made = staff.somebody("seller", company);
        var http = staff.settle(made);
        for (int n = 0; n < 35; n++) {
            platform.clock().forward(Duration.ofMinutes(20));
            http.get("/session").is(200);
        }

        platform.clock().forward(Duration.ofMinutes(21));
        http.get("/session").isProblem(401, "signed-out");
    }

    @Test
    void sessionsThatAreOverAreSweptExceptEverybodysLastOne() throws SQLException {
        var made = staff.somebody("seller", company);
        staff.settle(made);
        for (int n = 0; n < 3; n++) {
            platform.clock().forward(Duration.ofMinutes(1));
            staff.nobody().signIn(made.login(), Newcomer.PASSWORD);
        }
        var count = "select count(*) from access.session where person = '" + made.id() + "'";
        assertThat(number(count)).isEqualTo(4);

        platform.clock().forward(Duration.ofDays(8));
        platform.bean(Sessions.class).sweep();

        assertThat(number(count)).isEqualTo(1);
        assertThat(staff.system().get(staff.person(made.id())).is(200).at("/lastSeenAt").isNull())
                .isFalse();
        staff.system().post(staff.person(made.id() + "/disable"), BECAUSE).is(200);
        staff.security().post(staff.person(made.id() + "/forget"), BECAUSE).is(200);
        assertThat(number(count)).as("from where he signed in").isZero();
    }

    private Http machine(Http maker) {
        return staff.nobody()
                .withKey(
                        maker.post("/keys", Map.of("name", "till", "scopes", List.of("read")))
                                .is(200)
                                .text("/secret"));
    }

    private void askAndGrant(Made made, Object party, String role) {
        var asked =
                staff.system()
                        .post(
                                staff.person(made.id() + "/roles"),
                                Map.of("party", party, "role", role, "name", "示例·新来者"))
                        .is(200);
        if (role.endsWith("-admin")) {
            staff.system().post(staff.person(made.id() + "/set-up-code"), BECAUSE).is(200);
        }
        asked.at("/places")
                .valueStream()
                .filter(it -> it.at("/standing").asString().equals("asked"))
                .forEach(it -> staff.grant(it.at("/id").asString()).is(200));
    }

    @Test
    void aKeyEndsForGoodWithTheRoleInWhichItWasMade() {
        var made = staff.somebody("seller", company);
        var machine = machine(staff.settle(made));
        askAndGrant(made, company, "producer");
        machine.get("/products").is(200);

        staff.security()
                .post("/administration/roles/" + made.membership() + "/withdraw", BECAUSE)
                .is(200);

        machine.get("/products").isProblem(401, "signed-out");
        askAndGrant(made, company, "seller");
        machine.get("/products").isProblem(401, "signed-out");
    }

    @Test
    void aKeyEndsForGoodWithTheAccountOfItsMaker() throws SQLException {
        var made = staff.somebody("seller", company);
        var machine = machine(staff.settle(made));
        staff.system().post(staff.person(made.id() + "/disable"), BECAUSE).is(200);
        machine.get("/products").isProblem(401, "signed-out");

        staff.system().post(staff.person(made.id() + "/enable"), BECAUSE).is(200);

        machine.get("/products").isProblem(401, "signed-out");
        assertThat(
                        number(
                                "select count(*) from access.api_key where revoked_at is null and made_by = '"
                                        + made.id()
                                        + "'"))
                .isZero();
    }

    /// Even if the row said so: whoever was let in before this was refused.
    @Test
    void noKeyActsAsAnAdministrator() throws SQLException {
        var made = staff.somebody("seller", company);
        var machine = machine(staff.settle(made));
        staff.security()
                .post("/administration/roles/" + made.membership() + "/withdraw", BECAUSE)
                .is(200);
        askAndGrant(made, Acting.PLATFORM, "audit-admin");
        try (var superuser = platform.superuser();
                var statement = superuser.createStatement()) {
            statement.execute(
                    "update access.api_key set revoked_at = null, made_at = now() + interval '1 year', membership = "
                            + "(select id from access.membership m where m.person = made_by and m.role = 'audit-admin') where made_by = '"
                            + made.id()
                            + "'");
        }

        machine.get("/products").isProblem(401, "signed-out");
    }

    /// One withdrawal sees the other one, though neither is committed when it begins.
    @Test
    void twoWithdrawalsAtOnceLeaveOneOfTheThree() throws Exception {
        for (var asked = idsOfAuditors(); asked.size() < 2; asked = idsOfAuditors()) {
            staff.anotherAuditor();
        }
        var roles = idsOfAuditors();
        var security = staff.acting("security", Role.SECURITY_ADMIN);
        var people = platform.bean(People.class);
        var scopes = platform.bean(Scopes.class);
        for (int n = 2; n < roles.size(); n++) {
            withdraw(scopes, people, security, roles.get(n));
        }

        var second =
                scopes.write(
                        security,
                        () -> {
                            people.withdraw(security, roles.get(0), "试验需要这样做");
                            var other =
                                    CompletableFuture.supplyAsync(
                                            () -> withdraw(scopes, people, security, roles.get(1)));
                            assertThatThrownBy(() -> other.get(1, TimeUnit.SECONDS))
                                    .as("waits for the first")
                                    .isInstanceOf(TimeoutException.class);
                            return other;
                        });

        assertThatThrownBy(second::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Refusal.class);
        assertThat(idsOfAuditors()).containsExactly(roles.get(1));
    }

    private static UUID withdraw(Scopes scopes, People people, Acting acting, UUID role) {
        return scopes.write(
                acting,
                () -> {
                    people.withdraw(acting, role, "试验需要这样做");
                    return role;
                });
    }

    private List<UUID> idsOfAuditors() {
        return staff.system().get("/administration/people?limit=200").is(200).items().stream()
                .filter(it -> it.at("/active").asBoolean())
                .filter(it -> it.at("/places/0/role").asString().equals("audit-admin"))
                .filter(it -> it.at("/places/0/standing").asString().equals("granted"))
                .map(it -> UUID.fromString(it.at("/places/0/id").asString()))
                .toList();
    }
}
