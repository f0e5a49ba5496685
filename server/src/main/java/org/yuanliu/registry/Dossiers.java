package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.kernel.Page;
import org.yuanliu.registry.Detail.Batch;
import org.yuanliu.registry.Detail.Certificate;
import org.yuanliu.registry.Detail.CodeRange;
import org.yuanliu.registry.Detail.Company;
import org.yuanliu.registry.Detail.Description;
import org.yuanliu.registry.Detail.Grade;
import org.yuanliu.registry.Detail.Kind;
import org.yuanliu.registry.Detail.Matter;
import org.yuanliu.registry.Detail.Renewal;
import org.yuanliu.registry.Detail.Result;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.store.DossierStore;

/// Everything that is known of one company or of one product on a day, put together: 企业库 and 产品库 as
/// people read them.
///
/// Runs inside the caller's transaction, and shows what its scope shows: results, complaints and
/// injuries are for those whom they are about, who recorded them, and who oversees them.
@Service
public class Dossiers {

    /// Of what can be very much, so many stand in the dossier itself.
    private static final Page.Request NEWEST = new Page.Request(Optional.empty(), 50);

    private final Facts facts;
    private final WhoMaySay who;
    private final Products products;
    private final Catalogue catalogue;
    private final Parties parties;
    private final DossierStore store;

    Dossiers(
            Facts facts,
            WhoMaySay who,
            Products products,
            Catalogue catalogue,
            Parties parties,
            DossierStore store) {
        this.facts = facts;
        this.who = who;
        this.products = products;
        this.catalogue = catalogue;
        this.parties = parties;
        this.store = store;
    }

    /// `may` are the kinds of facts that the reader may add; `names` are of the parties that
    /// recorded something.
    public record OfCompany(
            Party party,
            AsOf at,
            Optional<Fact<Company>> company,
            List<CertificateView> certificates,
            List<Fact<Result>> results,
            List<Fact<Matter>> matters,
            List<Fact<Batch>> batches,
            List<Fact<Grade>> grades,
            Parts parts,
            Renewed renewed,
            Set<String> may,
            Map<UUID, String> names) {}

    /// How many there are of a kind, and where those go on that the dossier does not hold.
    public record Part(long total, Optional<String> nextCursor) {}

    public record Parts(Part results, Part matters, Part batches, Part grades) {}

    public record Further<T extends Detail>(
            List<Fact<T>> items, Optional<String> nextCursor, Map<UUID, String> names) {}

    public record OfProduct(
            Product product,
            AsOf at,
            Optional<Fact<Description>> description,
            List<CertificateView> certificates,
            List<Fact<CodeRange>> codeRanges,
            List<Fact<Batch>> batches,
            List<Fact<Result>> results,
            List<Fact<Grade>> grades,
            Renewed renewed,
            Set<String> may,
            Map<UUID, String> names) {}

    /// A company in the list of dossiers.
    public record Line(
            UUID id, String name, Optional<String> uscc, Party.Region region, Renewed renewed) {}

    public Page<Line> search(
            Optional<String> text, boolean overdueOnly, LocalDate day, Page.Request page) {
        return store.search(text, overdueOnly, day, facts.months("company"), page);
    }

    public OfCompany company(Acting acting, UUID id, AsOf at) {
        var subject = Subject.party(id);
        var results = facts.of(id, Result.class, at, NEWEST);
        var matters = facts.of(id, Matter.class, at, NEWEST);
        var batches = facts.of(id, Batch.class, at, NEWEST);
        var grades = facts.of(id, Grade.class, at, NEWEST);
        var certificates =
                CertificateView.on(facts.known(subject, Certificate.class, at.known()), at.day());
        var company = facts.about(subject, Company.class, at).stream().findFirst();
        return new OfCompany(
                parties.party(id),
                at,
                company,
                certificates,
                results.items(),
                matters.items(),
                batches.items(),
                grades.items(),
                new Parts(
                        part(results, id, Result.class, at),
                        part(matters, id, Matter.class, at),
                        part(batches, id, Batch.class, at),
                        part(grades, id, Grade.class, at)),
                renewed("company", subject, at),
                may(acting, id),
                names(
                        Stream.of(
                                        company.stream(),
                                        certificates.stream().map(CertificateView::fact),
                                        results.items().stream(),
                                        matters.items().stream(),
                                        batches.items().stream(),
                                        grades.items().stream())
                                .flatMap(it -> it)));
    }

    /// What the dossier of a company does not hold of a kind, since it is too much.
    public <T extends Detail> Further<T> further(
            UUID owner, Class<T> type, AsOf at, Page.Request page) {
        parties.party(owner);
        var facts = this.facts.of(owner, type, at, page);
        return new Further<>(facts.items(), facts.nextCursor(), names(facts.items().stream()));
    }

    private <T extends Detail> Part part(Page<Fact<T>> newest, UUID owner, Class<T> type, AsOf at) {
        return new Part(
                newest.nextCursor().isEmpty()
                        ? newest.items().size()
                        : facts.count(owner, type, at),
                newest.nextCursor());
    }

    public OfProduct product(Acting acting, String gtin, AsOf at) {
        var product = products.product(gtin);
        var subject = Subject.product(gtin);
        var maker = product.producer().id();
        var description = facts.about(subject, Description.class, at).stream().findFirst();
        var certificates = certificatesOf(product, at);
        var ranges = until(facts.known(subject, CodeRange.class, at.known()), at);
        var batches = until(facts.known(subject, Batch.class, at.known()), at);
        var results = until(facts.known(subject, Result.class, at.known()), at);
        var grades = until(facts.known(subject, Grade.class, at.known()), at);
        return new OfProduct(
                product,
                at,
                description,
                certificates,
                ranges,
                batches,
                results,
                grades,
                renewed("product", subject, at),
                may(acting, maker),
                names(
                        Stream.of(
                                        description.stream(),
                                        certificates.stream().map(CertificateView::fact),
                                        ranges.stream(),
                                        batches.stream(),
                                        results.stream(),
                                        grades.stream())
                                .flatMap(it -> it)));
    }

    /// For a rule as for a page: what its maker's certificates said of a product on the day on
    /// which it was made, or now.
    public List<CertificateView> certificatesOf(Product product, AsOf at) {
        var maker = Subject.party(product.producer().id());
        var kinds = catalogue.chain(product.category().code());
        return CertificateView.on(
                facts.known(maker, Certificate.class, at.known()).stream()
                        .filter(it -> it.detail().covers(product.gtin(), kinds))
                        .toList(),
                at.day());
    }

    /// Somebody looked the dossier through, and it still holds.
    public void renew(Acting acting, Subject subject, UUID owner, LocalDate today) {
        facts.follow(
                acting,
                new Draft<>(
                        subject, "", Optional.of(owner), Span.of(today, today), new Renewal("")),
                "");
    }

    private Renewed renewed(String dossier, Subject subject, AsOf at) {
        return Renewed.of(store.renewedOn(subject, at.known()), facts.months(dossier), at.day());
    }

    /// What began by the day; a result stays in the file for good, a batch until it ended.
    private static <T extends Detail> List<Fact<T>> until(List<Fact<T>> facts, AsOf at) {
        return facts.stream().filter(it -> !it.span().from().isAfter(at.day())).toList();
    }

    private Set<String> may(Acting acting, UUID owner) {
        var may = new java.util.TreeSet<String>();
        Arrays.stream(Kind.values())
                .filter(it -> who.state(acting, it, Optional.of(owner)))
                .forEach(it -> may.add(it.word()));
        return may;
    }

    private Map<UUID, String> names(Stream<? extends Fact<?>> all) {
        var ids = new HashSet<UUID>();
        all.forEach(it -> it.author().ifPresent(ids::add));
        var names = new TreeMap<UUID, String>();
        parties.named(ids).forEach((id, it) -> names.put(id, it.name()));
        return names;
    }
}
