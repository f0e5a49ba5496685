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
                .doesNotContain("黄", "138");
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
