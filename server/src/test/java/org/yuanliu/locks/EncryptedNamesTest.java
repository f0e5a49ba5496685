package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.access.Encryption;
import org.yuanliu.core.Clause;

/// Names as they lie in the database: unreadable without the keys, and only at their place.
@Clause({"TV-7.1", "TV-7.2"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedNamesTest {

    private Platform platform;

    @BeforeAll
    void start() {
        platform = Platform.start(Kind.DEMONSTRATION, Map.of());
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private List<String> texts(String query) throws SQLException {
        try (var superuser =
                Onlooker.without(
                        org.yuanliu.kernel.postgres.DatabaseAccess.open(platform.data())
                                .superuser("yuanliu"))) {
            return superuser.texts(query);
        }
    }

    private void run(String statement) throws SQLException {
        try (var superuser = platform.superuser();
                var each = superuser.createStatement()) {
            each.execute(statement);
        }
    }

    private String nameOf(String login) {
        return platform.nobody().signInAs(login).get("/session").text("/person/name");
    }

    @Test
    void noNameAndNoNumberIsReadableInTheDatabaseAndEveryKeyIsOutsideIt()
            throws SQLException, java.io.IOException {
        var names = texts("select name || coalesce(phone, '') from access.person_name");

        assertThat(names).hasSizeGreaterThan(20).allMatch(it -> it.startsWith("data-"));
        assertThat(String.join("", names)).doesNotContain("示例", "1990000");
        assertThat(nameOf("clerk.hardware")).isEqualTo("示例·陈小满");
        try (var files = Files.list(platform.data().resolve("keys"))) {
            for (var file : files.filter(EncryptedNamesTest::isSecret).toList()) {
                var secret = Files.readString(file).split(" ", 2)[1].strip();
                assertThat(texts("select t::text from access.key_known t"))
                        .noneMatch(it -> it.contains(secret));
            }
        }
    }

    /// Where a command was answered with a name, in a kept answer or wherever else it may have got.
    @Test
    void whatCommandsLeaveInTheDatabaseHoldsNoNameAndNoNumberEither() throws SQLException {
        var party = platform.party("hardware");
        var person =
                platform.as("admin.platform")
                        .post(
                                "/administration/people",
                                Map.of(
                                        "login", "dumped",
                                        "name", "示例·落地人",
                                        "phone", "18812345678",
                                        "party", party,
                                        "role", "seller"))
                        .is(200);
        var because = Map.of("reason", "试验需要这样做");
        platform.as("security.platform")
                .post("/administration/roles/" + person.text("/places/0/id") + "/withdraw", because)
                .is(200);
        platform.as("admin.platform")
                .post("/administration/people/" + person.text("/id") + "/disable", because)
                .is(200);
        var inspector = platform.as("inspector.nanhai");
        var finding = inspector.get("/findings?limit=1").is(200).items().getFirst();
        var path = "/findings/" + finding.at("/id").asString();
        var returned =
                inspector
                        .with("If-Match", inspector.get(path).is(200).etag())
                        .post(path + "/return", Map.of("workingDays", 5, "reason", "请补登记出库。"))
                        .is(200);
        inspector
                .post("/corrections/" + returned.text("/corrections/0/id") + "/notice", Map.of())
                .is(200);
        platform.as("clerk.hardware")
                .post(
                        "/people/" + person.text("/id") + "/show",
                        Map.of("party", party, "reason", "电话核实"));
        var known = new java.util.ArrayList<String>(List.of("落地人", "18812345678"));
        for (var one : platform.world().people()) {
            known.add(one.name());
            known.add(one.phone());
            known.add(one.mail());
        }
        assertThat(known).hasSizeGreaterThan(30).noneMatch(String::isBlank);
        assertThat(texts("select address from mail.mailbox"))
                .isNotEmpty()
                .allMatch(it -> it.startsWith("data-"));
        assertThat(texts("select body from kernel.answered"))
                .hasSizeGreaterThan(2)
                .allMatch(it -> it.startsWith("data-"));

        var places = new java.util.ArrayList<String>();
        for (var column :
                texts(
                        """
                        select format('%I.%I.%I', table_schema, table_name, column_name) from information_schema.columns
                         where table_schema in (select distinct n.nspname from kernel.declared d
                                                  join pg_class c on c.oid = d.table_name join pg_namespace n on n.oid = c.relnamespace)
                           and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying')
                        """)) {
            var at = column.lastIndexOf('.');
            var table = column.substring(0, at);
            var found =
                    texts(
                            "select distinct w from (select "
                                    + column.substring(at + 1)
                                    + "::text as v from "
                                    + table
                                    + ") t, unnest(array["
                                    + String.join(
                                            ",", known.stream().map(it -> "'" + it + "'").toList())
                                    + "]) w where position(w in v) > 0");
            if (!found.isEmpty()) {
                places.add(column + " " + found);
            }
        }
        assertThat(places).isEmpty();
    }

    @Test
    void aCommandSentAgainGetsItsAnswerAndNobodyElseDoes() throws SQLException {
        var key = java.util.UUID.randomUUID().toString();
        var admin = platform.as("admin.platform").with("Idempotency-Key", key);
        var wanted =
                Map.of(
                        "login", "sent-twice",
                        "name", "示例·两次",
                        "party", platform.party("hardware"),
                        "role", "seller");
        var first = admin.post("/administration/people", wanted).is(200);

        assertThat(admin.post("/administration/people", wanted).is(200).body())
                .isEqualTo(first.body());

        run(
                "update kernel.answered set body = (select body from kernel.answered where key <> '"
                        + key
                        + "' limit 1) where key = '"
                        + key
                        + "'");
        assertThat(admin.post("/administration/people", wanted).status()).isEqualTo(500);
    }

    private static boolean isSecret(Path file) {
        return String.valueOf(file.getFileName()).matches("(data|mark|signing)-[0-9]+");
    }

    @Test
    void aNameMovedToAnotherRowIsNotShownAsThatPersons() throws SQLException {
        var mine = "(select id from access.person where login = 'filer.gas')";
        var theirs =
                "(select name from access.person_name n join access.person p on p.id = n.person where p.login = 'filer.cable')";
        var before = texts("select name from access.person_name where person = " + mine).getFirst();

        run("update access.person_name set name = " + theirs + " where person = " + mine);
        try {
            assertThat(nameOf("filer.gas")).isEqualTo("filer.gas");
        } finally {
            run("update access.person_name set name = '" + before + "' where person = " + mine);
        }
        assertThat(nameOf("filer.gas")).isEqualTo("示例·梁安");
    }

    @Test
    void whatAnOlderVersionLeftInClearIsEncryptedAtTheNextStart() throws SQLException {
        var whose = "person = (select id from access.person where login = 'clerk.mall')";
        run(
                "update access.person_name set name = '示例·黄安居', phone = '13800138000', encrypted = false, name_mark = null where "
                        + whose);

        platform.bean(Encryption.class).start();

        assertThat(texts("select name || phone from access.person_name where " + whose))
                .singleElement()
                .asString()
                .startsWith("data-")
                .doesNotContain("黄", "1380013");
        assertThat(nameOf("clerk.mall")).isEqualTo("示例·黄安居");
        assertThat(
                        platform.as("admin.platform")
                                .get("/administration/people?q=13800138000")
                                .is(200)
                                .texts("/items", "/login"))
                .as("found by its mark")
                .containsExactly("clerk.mall");
    }

    @Test
    void afterARenewalEverythingIsUnderTheNewKeyAndReadsAsBefore() throws Exception {
        var security = platform.as("security.platform");
        var before = security.get("/administration/keys").is(200);
        platform.as("admin.platform")
                .post("/administration/keys/renew", Map.of("reason", "每年轮换"))
                .isProblem(403, "forbidden");

        security.post("/administration/keys/renew", Map.of("reason", "每年轮换")).is(200);

        var newest = security.get("/administration/keys").is(200).text("/newest");
        assertThat(newest).isNotEqualTo(before.text("/newest"));
        for (int n = 0;
                n < 200 && security.get("/administration/keys").at("/waiting").asInt() > 0;
                n++) {
            Estate.pause(java.time.Duration.ofMillis(50));
        }
        assertThat(texts("select name from access.person_name"))
                .allMatch(it -> it.startsWith(newest + ":"));
        assertThat(nameOf("clerk.hardware")).isEqualTo("示例·陈小满");
    }

    @Test
    void aRenewalThatWasInterruptedGoesOnAtTheNextStart() throws Exception {
        platform.bean(org.yuanliu.access.Vault.class).renew();
        var security = platform.as("security.platform");
        assertThat(security.get("/administration/keys").at("/waiting").asInt()).isPositive();

        platform.bean(Encryption.class).start();

        for (int n = 0;
                n < 200 && security.get("/administration/keys").at("/waiting").asInt() > 0;
                n++) {
            Estate.pause(java.time.Duration.ofMillis(50));
        }
        assertThat(security.get("/administration/keys").at("/waiting").asInt()).isZero();
        assertThat(nameOf("clerk.hardware")).isEqualTo("示例·陈小满");
    }

    @Test
    void whileANameStandsInClearThePlatformDoesNotStart() throws SQLException {
        var whose = "person = (select id from access.person where login = 'filer.cable')";
        var before = texts("select name from access.person_name where " + whose).getFirst();
        run("update access.person_name set name = '示例·明文', encrypted = false where " + whose);
        run(
                "create function access.test_refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$");
        run(
                "create trigger test_refuse before update on access.person_name for each row execute function access.test_refuse()");
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> platform.bean(Encryption.class).start())
                    .isInstanceOf(RuntimeException.class);
        } finally {
            run("drop trigger test_refuse on access.person_name");
            run("drop function access.test_refuse()");
            run(
                    "update access.person_name set encrypted = true, name = '"
                            + before
                            + "' where "
                            + whose);
        }
    }

    @Test
    void withoutItsKeysThePlatformSaysWhatIsSafeAndTouchesNothing() throws Exception {
        var home = Platform.newHome();
        var data = home.resolve("data").toString();
        try {
            try (var running =
                    OwnJvm.Running.start(
                            Map.of(), "run", "--empty", "--port", "0", "--data", data)) {
                running.stop();
            }
            var keys = home.resolve("data/keys");
            Files.move(keys, home.resolve("elsewhere"));

            var refused = OwnJvm.run("run", "--port", "0", "--data", data);

            assertThat(refused.code()).as(refused.said()).isEqualTo(1);
            assertThat(refused.said())
                    .contains("缺少密钥", "data-1", "Your data is safe and nothing was changed")
                    .doesNotContain("Exception", "\tat ");
            assertThat(Files.exists(keys)).as("no other keys were made").isFalse();

            Files.move(home.resolve("elsewhere"), keys);
            try (var running =
                    OwnJvm.Running.start(Map.of(), "run", "--port", "0", "--data", data)) {
                assertThat(running.stop()).isEqualTo(143);
            }
        } finally {
            Platform.remove(home);
        }
    }
}
