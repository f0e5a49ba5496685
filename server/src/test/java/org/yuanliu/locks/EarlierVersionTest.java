package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yuanliu.Child;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.postgres.Holder;
import org.yuanliu.kernel.store.Database;

/// A database of the time before the locks: one administrator, names in clear.
@Clause({"TV-7.1", "TV-7.2"})
class EarlierVersionTest {

    private static final String BEFORE =
            """
            insert into kernel.installation (demonstration, made_at) values (false, now());
            insert into access.region (code, level, zh, en) values ('000000', 'nation', '全国', 'Nation');
            insert into access.party (id, kind, name, name_en, region, has_account, recorded_at) values
                ('%1$s', 'operator', '平台运营', 'Platform', '000000', true, now()),
                ('00000000-0000-7000-8000-0000000000c1', 'institution', '示例·中心', 'Centre', '000000', true, now());
            insert into access.person (id, login) values
                ('00000000-0000-7000-8000-0000000000a1', 'admin'), ('00000000-0000-7000-8000-0000000000a2', 'planner');
            insert into access.password (person, hash, changed_at) select id, 'x', now() from access.person;
            insert into access.membership (id, person, party, role) values
                ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c1', 'platform-admin'),
                ('00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-0000000000c1', 'institution');
            insert into access.person_name (person, party, name, phone) values
                ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c1', '示例·老管理员', '13800138000'),
                ('00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-0000000000c1', '示例·老计划员', null);
            insert into access.api_key (id, party, name, secret_hash, scopes, made_by, made_at) values
                ('00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-0000000000c1', 'admin', 'a', '{read}', '00000000-0000-7000-8000-0000000000a1', now() - interval '1 day'),
                ('00000000-0000-7000-8000-0000000000d2', '00000000-0000-7000-8000-0000000000c1', 'planner', 'b', '{read}', '00000000-0000-7000-8000-0000000000a2', now() - interval '1 day');
            insert into kernel.answered (person, party, key, request_hash, status, body, at) values
                ('00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-0000000000c1', gen_random_uuid(), 'x', 200, '{"name":"示例·老计划员"}', now());
            """
                    .formatted(Acting.PLATFORM);

    private final Path home;
    private final Path data;

    EarlierVersionTest() throws IOException {
        home = Platform.newHome();
        data = home.resolve("data");
    }

    @AfterEach
    void remove() {
        Platform.remove(home);
    }

    @Test
    void itsAdministratorGetsTwoColleaguesAndItsNamesAreEncryptedAtTheFirstStart()
            throws Exception {
        prepare();

        try (var child = Child.run(home, List.of(), "--port", "0", "--data", data.toString())) {
            child.address();
            for (var login : List.of("security", "audit")) {
                var first = Platform.firstPassword(child.said(), login);
                assertThat(child.nobody().signIn(login, first).get("/session").text("/role"))
                        .isEqualTo(login + "-admin");
            }
            assertThat(child.said()).doesNotContain("admin x");
            child.signal("TERM");
            child.end(Duration.ofSeconds(30));
        }

        try (var access = DatabaseAccess.open(data);
                var superuser = access.superuser("yuanliu").open()) {
            assertThat(
                            texts(
                                    superuser,
                                    "select role || ' ' || party from access.membership where id = '00000000-0000-7000-8000-0000000000b1'"))
                    .containsExactly("system-admin " + Acting.PLATFORM);
            assertThat(texts(superuser, "select n::text from access.person_name n"))
                    .hasSize(5)
                    .noneMatch(it -> it.contains("示例") || it.contains("1380013"));
            assertThat(
                            texts(
                                    superuser,
                                    "select count(*)::text from access.membership where granted_at is null"))
                    .containsExactly("0");
            assertThat(
                            texts(
                                    superuser,
                                    """
                                    select k.name || ' ' || (k.revoked_at is null) || ' ' || coalesce((m.granted_at <= k.made_at)::text, '-')
                                      from access.api_key k left join access.membership m on m.id = k.membership order by k.name
                                    """))
                    .as("a key stands for the role it was made in, and an administrator has none")
                    .containsExactly("admin false -", "planner true true");
            assertThat(texts(superuser, "select body from kernel.answered")).isEmpty();
        }
    }

    private void prepare() throws SQLException {
        if (!(DataFolder.claim(data, Holder.Purpose.PLATFORM)
                instanceof DataFolder.Claim.Held(DataFolder folder))) {
            throw new IllegalStateException("not free: " + data);
        }
        try (folder;
                var database = Database.own(folder)) {
            for (var module : List.of("kernel", "access")) {
                Flyway.configure()
                        .dataSource(
                                database.application().url(),
                                "yuanliu_owner",
                                folder.secrets().of("yuanliu_owner"))
                        .schemas(module)
                        .locations("classpath:db/" + module)
                        .target(module.equals("access") ? "5" : "latest")
                        .load()
                        .migrate();
            }
        }
        try (var access = DatabaseAccess.open(data);
                var superuser = access.superuser("yuanliu").open();
                var statement = superuser.createStatement()) {
            statement.execute(BEFORE);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new java.util.ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
