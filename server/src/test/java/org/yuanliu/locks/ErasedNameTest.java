package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
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
import org.yuanliu.access.SignIn;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Database;

/// A name stands in one place, where it can be erased; everything else knows an id.
@Clause("TV-7.1")
class ErasedNameTest {

    private static final String NAME = "示例待抹除";

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
        assertThat(placesOf(NAME)).containsExactly("access.person_name");

        erase(person);

        assertThat(placesOf(NAME)).isEmpty();
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
        assertThat(platform.bean(SignIn.class).signInAs(login(person), "test").session().name())
                .isEqualTo(login(person));
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
                                    "a password of 2026");
                    return person;
                });
        return person;
    }

    private static String login(UUID person) {
        return "erased-" + person;
    }

    private void erase(UUID person) throws SQLException {
        try (var connection = platform.bean(Database.class).application().open()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("select set_config('yuanliu.party', '" + store + "', true)");
            connection.createStatement().execute("set local role yuanliu_engine");
            var erased =
                    connection
                            .createStatement()
                            .executeUpdate(
                                    "delete from access.person_name where person = '"
                                            + person
                                            + "'");
            assertThat(erased).isEqualTo(1);
            connection.commit();
        }
    }

    private JournalStore.Line entry(Acting acting, String subject) {
        return scopes.read(
                        acting,
                        () ->
                                platform.bean(Journal.class)
                                        .about(
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
