package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Clause;
import org.yuanliu.core.code.Code;
import org.yuanliu.kernel.Page;
import org.yuanliu.locks.Estate.Organisation;
import org.yuanliu.trace.Chains;
import org.yuanliu.trace.EventView;
import org.yuanliu.verify.FindingView;
import org.yuanliu.verify.Findings;

/// What is put together from everybody's records reaches a company only as far as its own
/// neighbours.
@Clause("TV-7.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighboursTest {

    private static final int CHAINS = 12;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Platform platform = Platform.shared();
    private final Scopes scopes = platform.bean(Scopes.class);
    private final Estate estate;
    private final List<Claim> records = new ArrayList<>();

    /// Who filed about which code, whom the record names, and whether its filer has corrected it.
    private record Claim(String identity, UUID filer, Optional<UUID> partner, boolean corrected) {

        boolean concerns(UUID party) {
            return filer.equals(party) || partner.filter(party::equals).isPresent();
        }

        Set<UUID> parties() {
            var parties = new HashSet<>(Set.of(filer));
            partner.ifPresent(parties::add);
            return parties;
        }
    }

    NeighboursTest() throws SQLException {
        estate = Estate.of(platform);
        try (var superuser = platform.superuser();
                var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select code, actor, partner,
                                       exists (select 1 from trace.event c where c.corrects = h.event and c.actor = h.actor)
                                  from trace.history h where part is null
                                """)) {
            while (rows.next()) {
                records.add(
                        new Claim(
                                rows.getString(1),
                                rows.getObject(2, UUID.class),
                                Optional.ofNullable(rows.getObject(3, UUID.class)),
                                rows.getBoolean(4)));
            }
        }
    }

    @Test
    void aCompanysChainNamesItsNeighboursAndNobodyElse() {
        int hidden = 0;
        for (var identity : longest()) {
            var chain = of(identity);
            for (var company : partiesOf(chain)) {
                var own = chain.stream().filter(it -> it.concerns(company)).toList();

                var view = chain(company, Role.SELLER, identity);

                assertThat(view.steps()).as("%s of %s", company, identity).hasSize(own.size());
                assertThat(partiesOf(own)).containsAll(named(view));
                assertThat(view.partial()).isEqualTo(own.size() < chain.size());
                hidden += chain.size() - own.size();
            }
        }
        assertThat(hidden).as("steps that somebody did not see").isPositive();
    }

    @Test
    void whoeverHasNoPartInAChainSeesNothingOfIt() {
        for (var identity : longest()) {
            var involved = partiesOf(of(identity));
            var outsider =
                    estate.companies().stream()
                            .filter(it -> !involved.contains(it.id()))
                            .findFirst()
                            .orElseThrow();

            var view = chain(outsider.id(), Role.SELLER, identity);

            assertThat(view.steps()).isEmpty();
            assertThat(view.gaps()).isEmpty();
        }
    }

    @Test
    void aRegulatorWithOneStepInItsTerritorySeesTheWholeChainAndOneWithoutSeesNone() {
        int beyond = 0;
        int none = 0;
        for (var identity : longest()) {
            var chain = of(identity);
            for (var regulator : estate.regulators()) {
                boolean touches =
                        chain.stream()
                                .flatMap(it -> it.parties().stream())
                                .anyMatch(it -> estate.maySee(regulator.id(), it));

                var view = chain(regulator.id(), Role.REGULATOR, identity);

                assertThat(view.steps())
                        .as("%s, %s", regulator.name(), identity)
                        .hasSize(touches ? chain.size() : 0);
                beyond +=
                        named(view).stream().anyMatch(it -> !estate.maySee(regulator.id(), it))
                                ? 1
                                : 0;
                none += touches ? 0 : 1;
            }
        }
        assertThat(beyond).as("chains that led out of a territory").isPositive();
        assertThat(none).as("regulators without a step").isPositive();
    }

    @Test
    void aFindingShowsTheAccountableCompanyNoRecordBeyondItsScope() {
        int shown = 0;
        int held = 0;
        for (var company : estate.companies()) {
            for (var finding : findingsOf(company)) {
                var seen = views(finding.evidence(), company.id());
                assertThat(seen).as(finding.line().id()).isEqualTo(finding.evidence().size());
                assertThat(strangersTo(company, finding.line().identity()))
                        .noneSatisfy(it ->
                                assertThat(finding.toString())
                                        .containsAnyOf(it.id().toString(), it.name()));
                var whole =
                        scopes.read(
                                acting(finding.line().authority().id(), Role.REGULATOR),
                                () ->
                                        platform.bean(Findings.class)
                                                .finding(
                                                        acting(
                                                                finding.line().authority().id(),
                                                                Role.REGULATOR),
                                                        finding.line().id()));
                shown++;
                held += whole.evidence().size() - finding.evidence().size();
            }
        }
        assertThat(shown).as("findings shown to companies").isPositive();
        assertThat(held).as("records of others that the authority sees in them").isPositive();
    }

    @Test
    void overHttpAFindingIsThereForItsOwnersAndThoseAboveThemAndForNobodyElse() {
        int found = 0;
        int denied = 0;
        for (var finding : estate.table("verify.finding").rows().subList(0, 5)) {
            var path =
                    "/findings/"
                            + ID.matcher(finding.text())
                                    .results()
                                    .findFirst()
                                    .orElseThrow()
                                    .group();
            for (var person : platform.world().people()) {
                boolean theirs = estate.maySee(person.memberships().getFirst().party(), finding);
                platform.as(person.login()).get(path).is(theirs ? 200 : 404);
                found += theirs ? 1 : 0;
                denied += theirs ? 0 : 1;
            }
            platform.nobody().get(path).is(401);
        }
        assertThat(found).isPositive();
        assertThat(denied).isPositive();
    }

    private List<FindingView> findingsOf(Organisation company) {
        var acting = acting(company.id(), Role.SELLER);
        var findings = platform.bean(Findings.class);
        return scopes.read(
                acting,
                () ->
                        findings
                                .list(
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Page.Request(Optional.empty(), 20))
                                .items()
                                .stream()
                                .map(it -> findings.finding(acting, it.id()))
                                .toList());
    }

    /// How many of these the company takes part in.
    private static long views(List<EventView> evidence, UUID company) {
        return evidence.stream()
                .filter(it ->
                        it.filer().id().equals(company)
                                || it.partner()
                                        .filter(partner -> partner.id().equals(company))
                                        .isPresent())
                .count();
    }

    /// A record that was corrected names whom it named.
    private List<Organisation> strangersTo(Organisation company, String identity) {
        var neighbours =
                partiesOf(
                        records.stream()
                                .filter(it -> it.identity().equals(identity))
                                .filter(it -> it.concerns(company.id()))
                                .toList());
        return estate.companies().stream()
                .filter(it -> !it.id().equals(company.id()) && !neighbours.contains(it.id()))
                .toList();
    }

    private Chains.View chain(UUID party, Role role, String identity) {
        var acting = acting(party, role);
        return scopes.read(
                acting,
                () ->
                        platform.bean(Chains.class)
                                .chain(acting, Code.parse(identity).orElseThrow()));
    }

    private static Set<UUID> named(Chains.View view) {
        var named = new HashSet<UUID>();
        for (var step : view.steps()) {
            named.add(step.event().filer().id());
            step.event().partner().ifPresent(it -> named.add(it.id()));
            step.holder().ifPresent(it -> named.add(it.id()));
        }
        for (var gap : view.gaps()) {
            named.add(gap.at().id());
            gap.with().ifPresent(it -> named.add(it.id()));
        }
        return named;
    }

    private List<Claim> of(String identity) {
        return records.stream()
                .filter(it -> it.identity().equals(identity) && !it.corrected())
                .toList();
    }

    private static Set<UUID> partiesOf(List<Claim> records) {
        var parties = new HashSet<UUID>();
        records.forEach(it -> parties.addAll(it.parties()));
        return parties;
    }

    /// The codes that went through the most hands.
    private List<String> longest() {
        return records.stream()
                .map(Claim::identity)
                .distinct()
                .sorted(
                        java.util.Comparator.<String>comparingInt(it -> -partiesOf(of(it)).size())
                                .thenComparing(it -> it))
                .limit(CHAINS)
                .toList();
    }

    private static Acting acting(UUID party, Role role) {
        return new Acting(new UUID(1, 1), party, role, "test");
    }
}
