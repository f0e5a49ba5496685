package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Founding;
import org.yuanliu.access.Founding.NewPerson;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;

/// A name stands in one place, where it can be erased; everything else knows an id.
@Clause({"TV-7.1", "TV-7.2"})
class ErasedNameTest {

    private static final String NAME = "示例待抹除";
    private static final String PASSWORD = "a password of 2026";
    private static final Map<String, String> BECAUSE = Map.of("reason", "离职满三年");

    private final Platform platform = Platform.shared();
    private final Scopes scopes = platform.bean(Scopes.class);
    private final UUID store = platform.party("hardware");

    @Test
    void anErasedNameIsGoneEverywhereAndWhatThePersonDidStays() throws SQLException {
        var person = newcomer();
        var acting = new Acting(person, store, Role.SELLER, "test");
        var subject = "test/" + person;
        scopes.write(
                acting,
                () -> {
                    platform.bean(Journal.class).note(acting, Note.of("test.act", subject));
                    return acting;
                });
        assertThat(entry(acting, subject).person()).contains(NAME);
        assertThat(placesOf(NAME)).as("encrypted").isEmpty();
        assertThat(rowsOf(person)).isEqualTo(1);

        erase(person);

        assertThat(rowsOf(person)).isZero();
        var entry = entry(acting, subject);
        assertThat(entry.person()).isEmpty();
        assertThat(entry.action()).isEqualTo("test.act");
        try (var superuser = platform.superuser()) {
            assertThat(
                            Estate.uuids(
                                    superuser,
                                    "select person from access.journal where subject = '"
                                            + subject
                                            + "'"))
                    .containsExactly(person);
            assertThat(JournalLinks.verify(superuser, Optional.empty()))
                    .isInstanceOf(JournalLinks.Answer.Whole.class);
        }
        platform.nobody()
                .post("/session", Map.of("login", login(person), "password", PASSWORD))
                .isProblem(401, "wrong-password");
        var left = platform.as("security.platform").get("/administration/people/" + person).is(200);
        assertThat(left.text("/login")).isEqualTo("former-" + person);
        assertThat(left.at("/places/0/name").isNull()).isTrue();
    }

    @Test
    void nobodyIsForgottenWhoStillWorksHereAndOnlyByTheSecurityAdministrator() {
        var person = newcomer();
        var path = "/administration/people/" + person;

        platform.as("security.platform").post(path + "/forget", BECAUSE).isProblem(409, "conflict");
        platform.as("security.platform")
                .post(path + "/disable", BECAUSE)
                .isProblem(403, "forbidden");
        platform.as("admin.platform").post(path + "/disable", BECAUSE).is(200);
        platform.as("admin.platform").post(path + "/forget", BECAUSE).isProblem(403, "forbidden");
        platform.as("security.platform").post(path + "/forget", BECAUSE).is(200);
    }

    private UUID newcomer() {
        var person = Ids.next();
        var acting = Acting.platform("test");
        scopes.write(
                acting,
                () -> {
                    platform.bean(Founding.class)
                            .people(
                                    acting,
                                    List.of(
                                            new NewPerson(
                                                    person,
                                                    login(person),
                                                    NAME,
                                                    List.of(
                                                            new NewPerson.Place(
                                                                    store, Role.SELLER)))),
                                    PASSWORD);
                    return person;
                });
        return person;
    }

    private static String login(UUID person) {
        return "erased-" + person;
    }

    private void erase(UUID person) {
        var path = "/administration/people/" + person;
        platform.as("admin.platform").post(path + "/disable", BECAUSE).is(200);
        platform.as("security.platform").post(path + "/forget", BECAUSE).is(200);
    }

    private long rowsOf(UUID person) throws SQLException {
        try (var superuser = platform.superuser()) {
            return Estate.numbers(
                            superuser,
                            "select count(*) from access.person_name where person = '"
                                    + person
                                    + "'")
                    .getFirst();
        }
    }

    private JournalStore.Line entry(Acting acting, String subject) {
        return scopes.read(
                        acting,
                        () ->
                                platform.bean(Journal.class)
                                        .about(
                                                acting,
                                                Optional.of(subject),
                                                new Page.Request(Optional.empty(), 10)))
                .items()
                .getFirst();
    }

    /// Every table in which a text stands anywhere.
    private List<String> placesOf(String text) throws SQLException {
        try (var superuser =
                Onlooker.without(
                        org.yuanliu.kernel.postgres.DatabaseAccess.open(platform.data())
                                .superuser("yuanliu"))) {
            var places = new java.util.ArrayList<String>();
            for (var table :
                    superuser.texts("select table_name::text from kernel.declared order by 1")) {
                if (superuser.number(
                                "select count(*) from "
                                        + table
                                        + " t where position(? in t::text) > 0",
                                text)
                        > 0) {
                    places.add(table);
                }
            }
            return places;
        }
    }
}
