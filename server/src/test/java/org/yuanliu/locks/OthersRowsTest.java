package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.postgres.Login;
import org.yuanliu.kernel.store.Database;
import org.yuanliu.locks.Estate.Table;
import org.yuanliu.locks.Onlooker.Outcome;

/// What the application's login can do to rows of others, and to rows that are there for good.
@Clause("TV-7.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OthersRowsTest {

    private static final List<String> FOR_GOOD =
            List.of("trace.event", "trace.filing", "verify.step", "access.journal");

    private final Platform platform = Platform.shared();
    private final Estate estate;
    private final Login application = platform.bean(Database.class).application();

    OthersRowsTest() throws SQLException {
        estate = Estate.of(platform);
    }

    /// The nation sees every row, so only the rules for writing can hold it back.
    @Test
    void whoeverOverseesARowCanStillNotWriteIt() throws SQLException {
        var nation = nation();
        for (var table : estate.tables().values()) {
            try (var onlooker = Onlooker.of(application, nation)) {
                for (var owner : table.owners()) {
                    var foreign = " where " + owner + " <> '" + nation + "'";
                    assertThat(onlooker.number("select count(*) from " + table.name() + foreign))
                            .as("foreign rows in %s that the nation sees", table.name())
                            .isPositive();

                    assertThat(
                                    onlooker.attempt(
                                            "update "
                                                    + table.name()
                                                    + " set "
                                                    + owner
                                                    + " = "
                                                    + owner
                                                    + foreign))
                            .as("touches %s", table.name())
                            .matches(Outcome::changedNothing);
                    assertThat(
                                    onlooker.attempt(
                                            "update "
                                                    + table.name()
                                                    + " set "
                                                    + owner
                                                    + " = ?"
                                                    + foreign,
                                            nation))
                            .as("takes %s for itself", table.name())
                            .matches(Outcome::changedNothing);
                    assertThat(onlooker.attempt("delete from " + table.name() + foreign))
                            .as("deletes from %s", table.name())
                            .matches(Outcome::changedNothing);
                }
                assertThat(onlooker.attempt("truncate " + table.name() + " cascade").refusal())
                        .as("empties %s", table.name())
                        .contains(Outcome.FORBIDDEN);
            }
        }
    }

    @Test
    void nobodyWritesARowInAnothersName() throws SQLException {
        for (var table : estate.tables().values()) {
            var row = foreignRow(table);
            for (var viewer : List.of(nation(), platform.party("hardware"), UUID.randomUUID())) {
                try (var onlooker = Onlooker.of(application, viewer)) {
                    assertThat(onlooker.attempt(copy(table), row).refusal())
                            .as("%s into %s", viewer, table.name())
                            .contains(Outcome.FORBIDDEN);
                }
            }
        }
    }

    @Test
    void aCompanyFilesInItsOwnNameOnly() throws SQLException {
        var store = platform.party("hardware");
        var filing =
                "insert into trace.filing (id, filer, via, at, records) values (?, ?, 'api', now(), 1)";
        try (var onlooker = Onlooker.of(application, store)) {
            assertThat(onlooker.attempt(filing, UUID.randomUUID(), store).rows()).isEqualTo(1);
            assertThat(
                            onlooker.attempt(filing, UUID.randomUUID(), platform.party("wholesale"))
                                    .refusal())
                    .contains(Outcome.FORBIDDEN);
        }
    }

    @Test
    void aKeyIsRevokedByItsPartyAndByNobodyElse() throws SQLException {
        var store = platform.party("hardware");
        var revoke = "update access.api_key set revoked_at = now() where party = ?";
        try (var owner = Onlooker.of(application, store);
                var nation = Onlooker.of(application, nation())) {
            assertThat(owner.attempt(revoke, store).rows()).isPositive();
            assertThat(nation.attempt(revoke, store).rows()).isZero();
        }
    }

    @Test
    void whatIsThereForGoodIsNeitherChangedNorDeletedByTheApplication() throws SQLException {
        for (var table : FOR_GOOD) {
            var owner = estate.table(table).owners().getFirst();
            try (var nation = Onlooker.of(application, nation());
                    var engine = Onlooker.of(application, nation()).asEngine()) {
                for (var onlooker : List.of(nation, engine)) {
                    for (var statement :
                            List.of(
                                    "update " + table + " set " + owner + " = " + owner,
                                    "delete from " + table,
                                    "truncate " + table + " cascade")) {
                        assertThat(onlooker.attempt(statement).refusal())
                                .as(statement)
                                .contains(Outcome.FORBIDDEN);
                    }
                }
            }
        }
    }

    /// Not even an accident of the operator's: who really wants to must first drop the trigger, and
    /// the journal shows what became of it.
    @Test
    void whatIsThereForGoodIsKeptFromTheSuperuserToo() throws SQLException {
        for (var table : FOR_GOOD) {
            var owner = estate.table(table).owners().getFirst();
            try (var superuser = superuser()) {
                for (var statement :
                        List.of(
                                "update " + table + " set " + owner + " = " + owner,
                                "delete from " + table,
                                "truncate " + table + " cascade")) {
                    assertThat(superuser.attempt(statement).refusal())
                            .as(statement)
                            .contains(Outcome.APPEND_ONLY);
                }
            }
        }
    }

    @Test
    void numberAndLinkOfAnEntryComeFromTheSealerAndOnlyOnce() throws SQLException {
        var store = platform.party("hardware");
        var forged =
                "insert into access.journal (id, at, party, origin, action, subject, seq, algorithm, link)"
                        + " values (gen_random_uuid(), now(), ?, '', '', '', 1000000, 'SM3', '\\x00')";
        var again = "update access.journal set link = '\\x00' where seq = 1";
        try (var onlooker = Onlooker.of(application, store);
                var engine = Onlooker.of(application, store).asEngine()) {
            assertThat(onlooker.attempt(forged, store).refusal()).contains(Outcome.FORBIDDEN);
            assertThat(engine.attempt(forged, store).refusal()).contains(Outcome.FORBIDDEN);
            assertThat(onlooker.attempt(again).refusal()).contains(Outcome.FORBIDDEN);
            assertThat(engine.attempt(again).refusal()).contains(Outcome.APPEND_ONLY);
        }
    }

    @Test
    void nobodyGivesThemselvesATerritory() throws SQLException {
        var store = platform.party("hardware");
        for (var statement :
                List.of(
                        "insert into access.oversight values ('%s', '%s')"
                                .formatted(store, platform.party("wholesale")),
                        "delete from access.oversight",
                        "update access.party set kind = 'regulator', region = '000000' where id = '"
                                + store
                                + "'",
                        "insert into access.region_within values ('000000', '440106', 1)")) {
            try (var onlooker = Onlooker.of(application, store);
                    var engine = Onlooker.of(application, store).asEngine()) {
                assertThat(onlooker.attempt(statement).refusal())
                        .as(statement)
                        .contains(Outcome.FORBIDDEN);
                assertThat(engine.attempt(statement).refusal())
                        .as(statement)
                        .contains(Outcome.FORBIDDEN);
            }
        }
    }

    @Test
    void theApplicationCanNeitherBecomeTheOwnerNorChangeTheLocks() throws SQLException {
        for (var statement :
                List.of(
                        "set role yuanliu_owner",
                        "set role yuanliu_super",
                        "set session authorization yuanliu_owner",
                        "alter table trace.event disable row level security",
                        "alter table trace.event no force row level security",
                        "alter table access.journal disable trigger all",
                        "create policy open on trace.event using (true)",
                        "drop policy seen on trace.event",
                        "create or replace function access.acting_party() returns uuid language sql as 'select null::uuid'",
                        "create table trace.mine (id int)",
                        "create schema mine",
                        "set session_replication_role = replica",
                        "alter role yuanliu_login bypassrls",
                        "grant yuanliu_engine to yuanliu_login",
                        "update kernel.declared set visibility = 'global'",
                        "update kernel.installation set demonstration = true",
                        "delete from kernel.installation")) {
            try (var onlooker = Onlooker.of(application, nation());
                    var engine = Onlooker.of(application, nation()).asEngine()) {
                assertThat(onlooker.attempt(statement).refusal())
                        .as(statement)
                        .contains(Outcome.FORBIDDEN);
                assertThat(engine.attempt(statement).refusal())
                        .as("engine: " + statement)
                        .contains(Outcome.FORBIDDEN);
            }
        }
    }

    /// The real boundary, so that nobody believes in a better one: the database trusts the
    /// application to say on whose behalf it works. Row-level security holds a forgotten condition,
    /// not a program that sends statements of its own under this login.
    @Test
    void theApplicationsLoginCanNameAnyPartyAndTakeOnTheEngineForIt() throws SQLException {
        try (var onlooker = Onlooker.of(application, nation())) {
            onlooker.asEngine();

            assertThat(onlooker.rows("trace.event")).isNotEmpty();
        }
    }

    private UUID nation() {
        return estate.regulators().stream()
                .filter(it -> it.regions().size() == 1)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// A row in which neither the nation nor the store has any part.
    private String foreignRow(Table table) throws SQLException {
        var others =
                String.join(
                        " and ",
                        table.owners().stream()
                                .map(it ->
                                        it
                                                + " is distinct from '"
                                                + nation()
                                                + "' and "
                                                + it
                                                + " is distinct from '"
                                                + platform.party("hardware")
                                                + "'")
                                .toList());
        try (var superuser = superuser()) {
            return superuser
                    .texts(
                            "select row_to_json(t) from "
                                    + table.name()
                                    + " t where "
                                    + others
                                    + " limit 1")
                    .getFirst();
        }
    }

    private static String copy(Table table) {
        var columns =
                table.name().equals("access.journal")
                        ? "id, at, person, party, concerns, origin, action, subject"
                        : "*";
        return "insert into %s %s select %s from json_populate_record(null::%s, ?::json)"
                .formatted(
                        table.name(),
                        columns.equals("*") ? "" : "(" + columns + ")",
                        columns,
                        table.name());
    }

    private Onlooker superuser() throws SQLException {
        return Onlooker.without(DatabaseAccess.open(platform.data()).superuser("yuanliu"));
    }
}
