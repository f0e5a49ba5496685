package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Duty;
import org.yuanliu.access.Role;
import org.yuanliu.core.Clause;
import org.yuanliu.story.Filing;
import tools.jackson.databind.JsonNode;

/// 三员分立: three administrators, none of whom can do another's work.
@Clause("TV-7.1")
class ThreeAdministratorsTest {

    private static final Map<String, String> BECAUSE = Map.of("reason", "试验需要这样做");
    private static final String ANYBODY = "00000000-0000-7000-8000-00000000ffff";

    private final Platform platform = Platform.shared();
    private final Http system = platform.as("admin.platform");
    private final Http security = platform.as("security.platform");
    private final Http audit = platform.as("audit.platform");

    /// Every door of administration, and whose duty it is.
    private static final Map<String, Duty> DOORS = new LinkedHashMap<>();

    static {
        DOORS.put("GET /people", Duty.SEE_ACCOUNTS);
        DOORS.put("POST /people", Duty.KEEP_ACCOUNTS);
        DOORS.put("GET /people/{id}", Duty.SEE_ACCOUNTS);
        DOORS.put("POST /people/{id}/roles", Duty.KEEP_ACCOUNTS);
        DOORS.put("POST /people/{id}/disable", Duty.KEEP_ACCOUNTS);
        DOORS.put("POST /people/{id}/enable", Duty.KEEP_ACCOUNTS);
        DOORS.put("POST /people/{id}/unlock", Duty.OPEN_ACCOUNTS);
        DOORS.put("POST /people/{id}/reset-password", Duty.OPEN_ACCOUNTS);
        DOORS.put("POST /people/{id}/reset-second-factor", Duty.OPEN_ACCOUNTS);
        DOORS.put("POST /people/{id}/set-up-code", Duty.OPEN_ADMINISTRATORS);
        DOORS.put("POST /people/{id}/forget", Duty.ERASE_NAMES);
        DOORS.put("POST /roles/{id}/grant", Duty.GRANT_ROLES);
        DOORS.put("POST /roles/{id}/withdraw", Duty.GRANT_ROLES);
        DOORS.put("POST /parties", Duty.KEEP_ORGANISATIONS);
        DOORS.put("PUT /parties/{id}", Duty.KEEP_ORGANISATIONS);
        DOORS.put("POST /parties/{id}/premises", Duty.KEEP_ORGANISATIONS);
        DOORS.put("PUT /parties/{id}/premises/{premises}", Duty.KEEP_ORGANISATIONS);
        DOORS.put("GET /policy", Duty.SEE_POLICY);
        DOORS.put("PUT /policy", Duty.SET_POLICY);
        DOORS.put("GET /duties", Duty.SEE_POLICY);
        DOORS.put("GET /keys", Duty.SEE_POLICY);
        DOORS.put("POST /keys/renew", Duty.KEEP_KEYS);
        DOORS.put("GET /mail", Duty.KEEP_MAIL);
        DOORS.put("PUT /mail", Duty.KEEP_MAIL);
        DOORS.put("POST /mail/test", Duty.KEEP_MAIL);
        DOORS.put("GET /letters", Duty.KEEP_MAIL);
        DOORS.put("POST /letters/{id}/again", Duty.KEEP_MAIL);
        DOORS.put("GET /code-addresses", Duty.KEEP_CODE_ADDRESSES);
        DOORS.put("POST /code-addresses", Duty.KEEP_CODE_ADDRESSES);
        DOORS.put("POST /code-addresses/trial", Duty.KEEP_CODE_ADDRESSES);
        DOORS.put("PUT /code-addresses/{id}", Duty.KEEP_CODE_ADDRESSES);
        DOORS.put("POST /code-addresses/{id}/end", Duty.KEEP_CODE_ADDRESSES);
        DOORS.put("GET /checkpoint", Duty.EXPORT_CHECKPOINTS);
        DOORS.put("GET /checkpoint-key", Duty.EXPORT_CHECKPOINTS);
    }

    /// What each door takes, with a reason too short, so that nothing happens where one is let in.
    private static String body(String door) {
        if (door.endsWith("/people")) {
            return "{\"login\":\"-\",\"name\":\"\",\"party\":\"" + ANYBODY + "\",\"role\":\"\"}";
        }
        if (door.endsWith("/people/{id}/roles")) {
            return "{\"name\":\"\",\"party\":\"" + ANYBODY + "\",\"role\":\"\"}";
        }
        if (door.contains("premises")) {
            return "{\"kind\":\"\",\"name\":\"\",\"address\":\"\",\"region\":\"\"}";
        }
        if (door.contains("/parties")) {
            return "{\"kind\":\"\",\"name\":\"\",\"nameEn\":\"\",\"region\":\"\"}";
        }
        if (door.equals("PUT /policy")) {
            return "{\"passwordDays\":-1,\"warningDays\":0,\"remembered\":0,\"secondFactorRoles\":[],\"reason\":\"\"}";
        }
        if (door.equals("PUT /mail")) {
            return "{\"active\":false,\"host\":\"\",\"port\":0,\"security\":\"\",\"login\":\"\",\"sender\":\"\",\"platformAddress\":\"\"}";
        }
        if (door.contains("/code-addresses") && !door.endsWith("/end")) {
            return "{\"platform\":\"\",\"host\":\"\",\"template\":\"\",\"scheme\":\"\",\"level\":\"\",\"note\":\"\",\"tests\":[]}";
        }
        if (door.equals("POST /mail/test")) {
            return "{\"to\":\"-\"}";
        }
        return "{\"reason\":\"\"}";
    }

    @Test
    void everyDoorOfAdministrationOpensToWhoseDutyItIsAndToNobodyElse() {
        var people =
                Map.of(
                        Role.SYSTEM_ADMIN, system,
                        Role.SECURITY_ADMIN, security,
                        Role.AUDIT_ADMIN, audit,
                        Role.REGULATOR, platform.as("chief.national"),
                        Role.INSTITUTION, platform.as("planner.institute"),
                        Role.SELLER, platform.as("clerk.hardware"),
                        Role.PRODUCER, platform.as("filer.cable"));
        var key = security.get("/administration/keys").is(200).text("/newest");
        for (var door : DOORS.entrySet()) {
            people.forEach((role, http) -> {
                boolean due = door.getValue().isOf(role);
                var as = door.getKey() + " as " + role + ", " + door.getValue();
                var answer = knock(http, door.getKey());
                if (due) {
                    assertThat(answer.status()).as(as).isNotIn(401, 403, 405, 500);
                } else {
                    answer.isProblem(403, "forbidden");
                }
            });
        }
        assertThat(security.get("/administration/keys").is(200).text("/newest"))
                .as("knocking renews no key")
                .isEqualTo(key);
        security.post("/administration/keys/renew", Map.of("reason", " "))
                .isProblem(400, "invalid-field");
    }

    private static Answer knock(Http http, String door) {
        var parts = door.split(" ", 2);
        var path =
                "/administration"
                        + parts[1].replace("{id}", ANYBODY).replace("{premises}", ANYBODY);
        return http.with("If-Match", "\"999\"")
                .send(
                        parts[0],
                        path,
                        parts[0].equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body(door)));
    }

    /// A door that is missing above would be a door nobody looked at.
    @Test
    void theTableOfDoorsIsWhole() {
        var offered = new TreeSet<String>();
        var description = platform.nobody().get("~/springdoc.json").is(200);
        description
                .at("/paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().startsWith("/api/v1/administration")) {
                        path.getValue()
                                .propertyNames()
                                .forEach(method ->
                                        offered.add(
                                                method.toUpperCase(java.util.Locale.ROOT)
                                                        + path.getKey()
                                                                .replace(
                                                                        "/api/v1/administration",
                                                                        " ")
                                                                .replace(" /", " /")));
                    }
                });

        assertThat(offered).isEqualTo(new TreeSet<>(DOORS.keySet()));
        assertThat(offered).hasSizeGreaterThan(20);
    }

    @Test
    void everyDutyThatChangesSomethingIsOfExactlyOne() {
        for (var duty : Duty.values()) {
            var of = Role.ADMINISTRATORS.stream().filter(duty::isOf).toList();
            assertThat(of).as(duty.name()).hasSize(duty.name().startsWith("SEE_") ? 3 : 1);
            for (var role : Role.values()) {
                assertThat(duty.isOf(role) && !role.administers())
                        .as("%s %s", duty, role)
                        .isFalse();
            }
        }
    }

    private Answer account(String role, Object party) {
        return account(role, party, "19900009999");
    }

    private Answer account(String role, Object party, String phone) {
        return system.post(
                "/administration/people",
                Map.of(
                        "login",
                        "t" + UUID.randomUUID().toString().substring(0, 12),
                        "name",
                        "示例·新来者",
                        "phone",
                        phone,
                        "party",
                        party,
                        "role",
                        role));
    }

    @Test
    void anAccountHasNoPowerUntilAnotherAdministratorGrantsIt() {
        var made = account("seller", platform.party("hardware")).is(200);
        var login = made.text("/login");
        assertThat(made.text("/places/0/standing")).isEqualTo("asked");
        assertThat(made.text("/places/0/name")).isEqualTo("示例·新*");
        assertThat(made.text("/places/0/phone")).isEqualTo("199****9999");
        platform.nobody()
                .post("/session", Map.of("login", login, "password", ""))
                .isProblem(401, "wrong-password");
        platform.nobody().post("/session/as", Map.of("login", login)).isProblem(404, "not-found");
        var grant = "/administration/roles/" + made.text("/places/0/id") + "/grant";
        system.post(grant, Map.of()).isProblem(403, "forbidden");
        audit.post(grant, Map.of()).isProblem(403, "forbidden");
        assertThat(
                        security.get("/administration/people?waiting=true&limit=200")
                                .is(200)
                                .texts("/items", "/login"))
                .contains(login);

        var first = security.post(grant, Map.of()).is(200).text("/password");

        var newcomer = platform.nobody().signIn(login, first);
        assertThat(newcomer.get("/session").text("/role")).isEqualTo("seller");
        newcomer.get("/home").isProblem(403, "account-due");
        security.post(grant, Map.of()).isProblem(409, "conflict");

        security.post(grant.replace("/grant", "/withdraw"), BECAUSE).is(200);
        newcomer.get("/session").isProblem(401, "signed-out");
        platform.nobody()
                .post("/session", Map.of("login", login, "password", first))
                .isProblem(403, "forbidden");
    }

    @Test
    @Clause("TV-7.1")
    void theSecurityAdministratorIsToldOfAccountsThatWaitForHim() throws InterruptedException {
        var asked = account("seller", platform.party("hardware")).is(200).text("/id");
        assertThat(awaitNotices("role-asked", asked)).hasSize(1);

        var person = platform.as("clerk.general").get("/session").text("/person/id");
        for (int wrong = 0; wrong < 7; wrong++) {
            platform.nobody()
                    .post(
                            "/session",
                            Map.of("login", "clerk.general", "password", "wrong" + wrong));
        }
        assertThat(awaitNotices("account-locked", person)).as("once, however often").hasSize(1);
        assertThat(notices(system, "account-locked", person)).isEmpty();
    }

    /// News travels after the transaction.
    private List<JsonNode> awaitNotices(String kind, String about) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            var found = notices(security, kind, about);
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(20);
        }
        return List.of();
    }

    private static List<JsonNode> notices(Http reader, String kind, String about) {
        return reader.get("/notices?limit=200").is(200).items().stream()
                .filter(it -> it.at("/kind").asString().equals(kind))
                .filter(it -> it.at("/subject/id").asString().equals(about))
                .toList();
    }

    /// Nobody oversees from within a company, and no authority makes goods.
    @Test
    @Clause("TV-7.1")
    void aRoleFitsItsOrganisation() {
        var authority = platform.as("inspector.nanhai").get("/session").text("/party/id");
        assertThat(
                        account("regulator", platform.party("hardware"))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/role");
        assertThat(account("producer", authority).isProblem(400, "invalid-field").fields())
                .containsExactly("/role");
    }

    @Test
    void nobodyHoldsTwoOfTheThreeNorOneBesideOtherWork() throws SQLException {
        assertThat(
                        account("security-admin", platform.party("hardware"))
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/role");
        account("seller", Acting.PLATFORM).isProblem(400, "invalid-field");
        account("platform", Acting.PLATFORM).isProblem(400, "invalid-field");
        var made = account("audit-admin", Acting.PLATFORM).is(200);
        var roles = "/administration/people/" + made.text("/id") + "/roles";
        for (var role : List.of("system-admin", "security-admin")) {
            system.post(roles, Map.of("party", Acting.PLATFORM, "role", role, "name", "示例"))
                    .isProblem(400, "invalid-field");
        }
        system.post(
                        roles,
                        Map.of("party", platform.party("hardware"), "role", "seller", "name", "示例"))
                .isProblem(400, "invalid-field");

        try (var superuser = platform.superuser();
                var statement = superuser.createStatement()) {
            for (var other :
                    List.of(
                            "'system-admin', '" + Acting.PLATFORM + "'",
                            "'seller', '" + platform.party("hardware") + "'")) {
                assertThatThrownBy(() ->
                                statement.execute(
                                        "insert into access.membership (id, person, role, party, asked_at) values (gen_random_uuid(), '"
                                                + made.text("/id")
                                                + "', "
                                                + other
                                                + ", now())"))
                        .as(other)
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() ->
                            statement.execute(
                                    "update access.membership set granted_by = asked_by where id = '"
                                            + made.text("/places/0/id")
                                            + "'"))
                    .hasMessageContaining("two_people_give_a_role");
        }
    }

    @Test
    void anAdministratorGetsNoKeyForMachines() {
        for (var http : List.of(system, security, audit)) {
            http.post("/keys", Map.of("name", "night work", "scopes", List.of("read")))
                    .isProblem(403, "forbidden");
        }
    }

    /// Whoever tries numbers until one is found has read it, masked or not.
    @Test
    void aNameOrNumberIsLookedForByTheSystemAdministratorAloneAndLeavesATrace() {
        var number =
                "1990000" + UUID.randomUUID().toString().replaceAll("[^0-9]", "7").substring(0, 4);
        var made = account("seller", platform.party("hardware"), number).is(200);
        for (var http : List.of(security, audit)) {
            assertThat(
                            http.get("/administration/people?q=" + number)
                                    .isProblem(400, "invalid-field")
                                    .fields())
                    .containsExactly("/q");
            http.get("/administration/people?q=" + made.text("/login")).is(200);
        }

        assertThat(system.get("/administration/people?q=" + number).is(200).texts("/items", "/id"))
                .contains(made.text("/id"));

        var trace = audit.get("/journal?subject=person/" + made.text("/id")).is(200);
        assertThat(trace.texts("/items", "/action")).contains("personal-data.search");
        assertThat(trace.raw()).doesNotContain(number);
        int refused = 0;
        for (int n = 0; n < 41 && refused == 0; n++) {
            refused += system.get("/administration/people?q=13" + n).status() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(1);
        platform.clock().forward(java.time.Duration.ofMinutes(1));
        system.get("/administration/people?q=" + number).is(200);
    }

    @Test
    void whoRenamesSomebodyByAskingForARoleIsInTheJournal() {
        var made = account("seller", platform.party("hardware")).is(200);
        var security = platform.as("security.platform");
        security.post("/administration/roles/" + made.text("/places/0/id") + "/withdraw", BECAUSE)
                .is(200);
        var roles = "/administration/people/" + made.text("/id") + "/roles";
        var party = platform.party("hardware");

        system.post(
                        roles,
                        Map.of(
                                "party",
                                party,
                                "role",
                                "producer",
                                "name",
                                "示例·另一人",
                                "phone",
                                "19900009999"))
                .is(200);
        system.post(
                        roles,
                        Map.of(
                                "party",
                                party,
                                "role",
                                "seller",
                                "name",
                                "示例·另一人",
                                "phone",
                                "19900009999"))
                .is(200);

        assertThat(
                        audit.get("/journal?subject=person/" + made.text("/id"))
                                .is(200)
                                .texts("/items", "/action"))
                .containsOnlyOnce("person.rename");
    }

    @Test
    void noAdministratorSeesAnybodysBusiness() {
        for (var http : List.of(system, security, audit)) {
            for (var path : List.of("/events", "/findings", "/desk")) {
                assertThat(http.get(path).is(200).items()).as(path).isEmpty();
            }
            http.get("/administration/people").is(200);
        }
    }

    @Test
    void theLastOfTheThreeCanBeNeitherDisabledNorWithdrawn() {
        for (var login : List.of("admin.platform", "security.platform", "audit.platform")) {
            var person =
                    security.get("/administration/people?q=" + login).is(200).items().getFirst();
            system.post(
                            "/administration/people/" + person.at("/id").asString() + "/disable",
                            BECAUSE)
                    .isProblem(400, "invalid-field");
            security.post(
                            "/administration/roles/"
                                    + person.at("/places/0/id").asString()
                                    + "/withdraw",
                            BECAUSE)
                    .isProblem(400, "invalid-field");
        }
        var own =
                security.get("/administration/people?q=security.platform")
                        .is(200)
                        .items()
                        .getFirst()
                        .at("/id")
                        .asString();
        security.post("/administration/people/" + own + "/reset-password", BECAUSE)
                .isProblem(403, "forbidden");
    }

    @Test
    void theAuditorReadsWhatTheOthersDidAndTheyDoNotReadEverything() {
        var made = account("seller", platform.party("hardware")).is(200);
        var subject = "person/" + made.text("/id");
        Answer read = audit.get("/journal?subject=" + subject).is(200);
        assertThat(read.texts("/items", "/action")).contains("person.add", "role.ask");

        // The security administrator did nothing about this person, and audits nobody.
        assertThat(security.get("/journal?subject=" + subject).is(200).items()).isEmpty();
        assertThat(system.get("/journal?subject=" + subject).is(200).items()).isNotEmpty();

        var unit = platform.item();
        Filing.inbound(unit).from("wholesale").by("clerk.hardware");
        var filing =
                platform
                        .as("clerk.hardware")
                        .get("/journal?limit=200")
                        .is(200)
                        .texts("/items", "/subject")
                        .stream()
                        .filter(it -> it.startsWith("filing/"))
                        .findFirst()
                        .orElseThrow();
        assertThat(audit.get("/journal?subject=" + filing).is(200).items()).isNotEmpty();
        assertThat(system.get("/journal?subject=" + filing).is(200).items()).isEmpty();
    }

    @Test
    void organisationsAreKeptWithTheirVersionAndEveryMistakeIsNamedAtOnce() {
        var wrong =
                system.post(
                                "/administration/parties",
                                Map.of(
                                        "kind", "company",
                                        "name", " ",
                                        "nameEn", "",
                                        "uscc", "123",
                                        "region", "999999"))
                        .isProblem(400, "invalid-field");
        assertThat(wrong.fields()).containsExactlyInAnyOrder("/trade", "/name", "/uscc", "/region");

        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "company");
        body.put("trade", "producer");
        body.put("name", "示例·新厂");
        body.put("nameEn", "Example new factory");
        body.put("region", "440000");
        var made = system.post("/administration/parties", body).is(200);
        var path = "/administration/parties/" + made.text("/id");
        body.put("name", "示例·新厂（改名）");
        system.with("If-Match", made.etag()).put(path, body).is(200);
        system.with("If-Match", made.etag()).put(path, body).isProblem(412, "changed-meanwhile");
        var moved = new LinkedHashMap<>(body);
        moved.put("kind", "regulator");
        moved.put("region", "000000");
        moved.remove("trade");
        assertThat(
                        system.with("If-Match", made.etag())
                                .put(path, moved)
                                .isProblem(400, "invalid-field")
                                .fields())
                .containsExactly("/kind", "/region");
        var place =
                system.post(
                                path + "/premises",
                                Map.of(
                                        "kind", "production",
                                        "name", "示例·一号厂房",
                                        "address", "示例路 1 号",
                                        "region", "440605"))
                        .is(200);
        var premises = place.text("/premises/0/id");
        system.put(
                        path + "/premises/" + premises,
                        Map.of(
                                "kind", "production",
                                "name", "示例·二号厂房",
                                "address", "示例路 2 号",
                                "region", "440605",
                                "latitude", 23.0,
                                "longitude", 113.0))
                .is(200);

        var read = platform.as("clerk.hardware").get("/parties/" + made.text("/id")).is(200);
        assertThat(read.text("/name")).isEqualTo("示例·新厂（改名）");
        assertThat(read.text("/premises/0/name")).isEqualTo("示例·二号厂房");
    }
}
