package org.yuanliu.locks;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.locks.Estate.Organisation;
import org.yuanliu.locks.Estate.Row;

/// Every table whose rows belong to parties, walked as everybody.
@Clause("TV-7.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoSeesWhatTest {

    private final Platform platform = Platform.shared();
    private final Estate estate;

    WhoSeesWhatTest() throws SQLException {
        estate = Estate.of(platform);
    }

    @Test
    void everyTableSaysWhoMaySeeIt() throws SQLException {
        try (var superuser = superuser()) {
            var undeclared =
                    superuser.texts(
                            """
                            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                             where c.relkind in ('r', 'p', 'v', 'm', 'f')
                               and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                               and c.oid not in (select table_name from kernel.declared)
                             order by 1
                            """);

            // Flyway makes its own; nobody but the owner reads them.
            assertThat(undeclared).allMatch(it -> it.endsWith(".flyway_schema_history"));
            for (var table : undeclared) {
                assertThat(
                                superuser.texts(
                                        "select has_table_privilege(r, ?, 'select, insert, update, delete, truncate') from unnest(array['yuanliu_app', 'yuanliu_engine', 'yuanliu_login']) r",
                                        table))
                        .as(table)
                        .containsOnly("f");
            }
            assertThat(superuser.texts("select visibility from kernel.declared"))
                    .contains("company", "global", "system");
        }
    }

    @Test
    void everyCompanyTableIsUnderForcedRowSecurityAndOnlyTheEngineHasAPolicyWithoutOwners()
            throws SQLException {
        try (var superuser = superuser()) {
            for (var table : estate.tables().values()) {
                assertThat(
                                superuser.texts(
                                        "select relrowsecurity and relforcerowsecurity from pg_class where oid = ?::regclass",
                                        table.name()))
                        .as(table.name())
                        .containsExactly("t");
                assertThat(
                                superuser.texts(
                                        "select policyname from pg_policies where schemaname || '.' || tablename = ? and permissive = 'PERMISSIVE'",
                                        table.name()))
                        .as(table.name())
                        .contains("seen", "engine");
                for (var policy :
                        superuser.texts(
                                "select coalesce(qual, '') || coalesce(with_check, '') from pg_policies where schemaname || '.' || tablename = ? and roles <> '{yuanliu_engine}'",
                                table.name())) {
                    assertThat(table.owners())
                            .as("%s: %s", table.name(), policy)
                            .anyMatch(policy::contains);
                }
            }
        }
    }

    @Test
    void noFunctionWorksWithForeignRightsExceptThoseThatKeepTerritories() throws SQLException {
        try (var superuser = superuser()) {
            assertThat(
                            superuser.texts(
                                    """
                                    select p.oid::regproc::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                                     where p.prosecdef and n.nspname in (select split_part(table_name::text, '.', 1) from kernel.declared)
                                    """))
                    .containsExactlyInAnyOrder(
                            "access.place_region",
                            "access.place_party",
                            "access.place_owner",
                            "access.place_trades");
        }
    }

    @Test
    void noTableIsEmptySoThatEveryWalkMeansSomething() {
        assertThat(estate.tables()).hasSizeGreaterThan(8);
        assertThat(estate.tables().values())
                .allSatisfy(it -> assertThat(it.rows()).as(it.name()).isNotEmpty());
    }

    @Test
    void everybodySeesExactlyWhatTheTreeOfRegionsGivesThem() throws SQLException {
        var walked = new HashSet<String>();
        for (var viewer : estate.parties().values()) {
            try (var onlooker = Onlooker.of(estate.application(), viewer.id())) {
                for (var table : estate.tables().values()) {
                    var due =
                            table.rows().stream()
                                    .filter(it -> estate.maySee(viewer.id(), it))
                                    .map(Row::text)
                                    .toList();

                    assertThat(onlooker.rows(table.name()))
                            .as("%s (%s) reads %s", viewer.name(), viewer.kind(), table.name())
                            .containsExactlyInAnyOrderElementsOf(due);

                    if (!due.isEmpty() && due.size() < table.rows().size()) {
                        walked.add(table.name());
                    }
                }
            }
        }
        assertThat(walked)
                .as("tables of which somebody saw a part")
                .isEqualTo(estate.tables().keySet());
    }

    @Test
    void aStrangerSeesNothing() throws SQLException {
        var owners = new HashSet<UUID>();
        estate.tables()
                .values()
                .forEach(table -> table.rows().forEach(row -> owners.addAll(row.owners())));
        var strangers = new ArrayList<>(List.of(UUID.randomUUID(), new UUID(0, 0)));
        estate.parties().values().stream()
                .filter(not(Organisation::regulates))
                .map(Organisation::id)
                .filter(not(owners::contains))
                .forEach(strangers::add);

        for (var stranger : strangers) {
            try (var onlooker = Onlooker.of(estate.application(), stranger)) {
                for (var table : estate.tables().keySet()) {
                    assertThat(onlooker.rows(table)).as("%s for %s", table, stranger).isEmpty();
                }
            }
        }
    }

    @Test
    void withoutAScopeNothingIsSeen() throws SQLException {
        try (var onlooker = Onlooker.without(estate.application())) {
            assertNothingIsSeenBy(onlooker);

            onlooker.scope("");
            assertNothingIsSeenBy(onlooker);

            onlooker.scope(estate.regulators().getFirst().id().toString());
            onlooker.undo();
            assertThat(onlooker.texts("select current_setting('yuanliu.party', true)"))
                    .as("what a transaction-local setting leaves behind")
                    .containsExactly("");
            assertNothingIsSeenBy(onlooker);
        }
    }

    private void assertNothingIsSeenBy(Onlooker onlooker) throws SQLException {
        for (var table : estate.tables().keySet()) {
            assertThat(onlooker.rows(table)).as(table).isEmpty();
        }
    }

    @Test
    void aScopeThatIsNoIdIsAnErrorAndNotAnAnswer() throws SQLException {
        for (var table : estate.tables().keySet()) {
            try (var onlooker = Onlooker.without(estate.application())) {
                onlooker.scope("everybody");

                assertThatThrownBy(() -> onlooker.rows(table))
                        .as(table)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void theCityTheProvinceAndTheNationSeeWhatTheCountySeesAndMore() throws SQLException {
        var county = busiestCounty();
        var before = List.<String>of();
        var below = new HashSet<UUID>();
        for (var region : county.regions()) {
            var regulator = estate.regulatorOf(region);
            if (regulator.isPresent()) {
                try (var onlooker = Onlooker.of(estate.application(), regulator.get().id())) {
                    var seen = onlooker.rows("trace.event");
                    assertThat(seen).as(regulator.get().name()).containsAll(before);
                    before = seen;
                }
                below.add(regulator.get().id());
            }
        }
        assertThat(below).as("county, city, province, nation").hasSizeGreaterThanOrEqualTo(3);
        assertThat(before).as("the nation").hasSameSizeAs(estate.table("trace.event").rows());
    }

    /// Registered in one city, producing in another: both have a part in it.
    @Test
    void whoAnswersForACompanySeesWhatItFiledAlsoWhenItIsRegisteredElsewhere() throws SQLException {
        var elsewhere =
                estate.companies().stream()
                        .filter(it -> !it.places().isEmpty())
                        .filter(it -> !it.regions().contains(it.places().getFirst()))
                        .toList();
        assertThat(elsewhere).isNotEmpty();
        for (var company : elsewhere) {
            var there = estate.regulatorOf(company.places().getFirst()).orElseThrow();
            var here = estate.regulatorOf(company.region()).orElseThrow();
            for (var regulator : List.of(there, here)) {
                try (var onlooker = Onlooker.of(estate.application(), regulator.id())) {
                    assertThat(onlooker.rows("trace.event"))
                            .as("%s of %s", regulator.name(), company.name())
                            .containsAll(
                                    estate.table("trace.event").rows().stream()
                                            .filter(it -> it.owners().contains(company.id()))
                                            .map(Row::text)
                                            .toList());
                }
            }
        }
    }

    /// A company that moves, a place that closes, a rule that changes: nobody looks on who no
    /// longer answers, and whoever does now, sees.
    @Test
    void oversightMovesWithThePlaceAndWithTheRule() throws SQLException {
        try (var superuser = platform.superuser();
                var statement = superuser.createStatement()) {
            var producers =
                    Estate.uuids(superuser, "select id from access.party where trade = 'producer'");
            var company =
                    estate.companies().stream()
                            .filter(it -> producers.contains(it.id()) && !it.places().isEmpty())
                            .filter(it -> !it.regions().contains(it.places().getFirst()))
                            .findFirst()
                            .orElseThrow();
            var there = estate.regulatorOf(company.places().getFirst()).orElseThrow().id();
            superuser.setAutoCommit(false);
            var production = "party = '" + company.id() + "' and kind = 'production'";
            assertThat(viewers(superuser, company)).contains(there);

            for (var change :
                    List.of(
                            "update access.premises set region = '%s' where %s"
                                    .formatted(company.region(), production),
                            "update access.premises set kind = 'warehouse' where " + production,
                            "insert into access.premises (id, party, kind, name, address, region) values ('00000000-0000-0000-0000-000000000001', '%s', 'production', '新址', '新址', '%s')"
                                    .formatted(company.id(), company.region()),
                            "update access.jurisdiction set place_kind = 'seat' where trade = 'producer'",
                            "update access.party set trade = null where id = '%s'"
                                    .formatted(company.id()))) {
                var before = superuser.setSavepoint();
                statement.execute(change);
                assertThat(viewers(superuser, company)).as(change).doesNotContain(there);
                superuser.rollback(before);
                assertThat(viewers(superuser, company)).contains(there);
            }
            superuser.rollback();
        }
    }

    private static List<UUID> viewers(Connection connection, Organisation company)
            throws SQLException {
        return Estate.uuids(
                connection,
                "select viewer from access.oversight where seen = '" + company.id() + "'");
    }

    @Test
    void regulatorsSeeEachOtherNeitherSidewaysNorUpwards() throws SQLException {
        int looked = 0;
        for (var viewer : estate.regulators()) {
            try (var onlooker = Onlooker.of(estate.application(), viewer.id())) {
                var seen = new HashSet<>(onlooker.rows("desk.item"));
                for (var item : estate.table("desk.item").rows()) {
                    var owner = estate.party(item.owners().iterator().next());
                    boolean besideOrAbove =
                            owner.regulates() && !owner.regions().contains(viewer.region());
                    if (besideOrAbove) {
                        assertThat(seen)
                                .as("%s of %s", viewer.name(), owner.name())
                                .doesNotContain(item.text());
                        looked++;
                    }
                }
            }
        }
        assertThat(looked).isPositive();
    }

    @Test
    void theEngineSeesEverythingForSomebodyAndNothingForNobody() throws SQLException {
        var company = estate.companies().getFirst().id();
        try (var engine = Onlooker.of(estate.application(), company).asEngine();
                var nobody = Onlooker.without(estate.application()).asEngine()) {
            for (var table : estate.tables().values()) {
                assertThat(engine.rows(table.name())).as(table.name()).hasSameSizeAs(table.rows());
                assertThat(nobody.rows(table.name())).as(table.name()).isEmpty();
            }
        }
    }

    private Organisation busiestCounty() {
        return estate.regulators().stream()
                .max(
                        Comparator.<Organisation>comparingInt(it -> it.regions().size())
                                .thenComparingLong(it ->
                                        estate.table("trace.event").rows().stream()
                                                .filter(row -> estate.maySee(it.id(), row))
                                                .count()))
                .orElseThrow();
    }

    private Onlooker superuser() throws SQLException {
        return Onlooker.without(DatabaseAccess.open(platform.data()).superuser("yuanliu"));
    }
}
