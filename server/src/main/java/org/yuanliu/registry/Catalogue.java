package org.yuanliu.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Parties;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Reading;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Detail.Obligation;
import org.yuanliu.registry.Detail.Platform;
import org.yuanliu.registry.Detail.Regime;
import org.yuanliu.registry.Detail.Standard;
import org.yuanliu.registry.Duty.Verdict;
import org.yuanliu.registry.store.CatalogueStore;

/// 追溯目录: what must be traced, under which list, since when, on which platform; what this platform
/// is not for; standards and test methods. All of it data, most of it 待核.
///
/// Runs inside the caller's transaction.
@Service
public class Catalogue {

    private static final int MOST_ANSWERS = 12;
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z -]*");

    /// Under what rule goods may be put on the market.
    static final Map<String, Text> REGIMES =
            How.words(
                    "licence",
                    new Text("生产许可证", "Production licence"),
                    "ccc",
                    new Text("强制性认证（CCC）", "Compulsory certification (CCC)"),
                    "mandatory-standard",
                    new Text("强制性国家标准", "Mandatory national standard"));

    private final CatalogueStore store;
    private final Facts facts;
    private final Products products;
    private final CodeAddresses addresses;
    private final Parties parties;

    Catalogue(
            CatalogueStore store,
            Facts facts,
            Products products,
            CodeAddresses addresses,
            Parties parties) {
        this.store = store;
        this.facts = facts;
        this.products = products;
        this.addresses = addresses;
        this.parties = parties;
    }

    /// A category with its place in the tree, and the words people use for it.
    public record Category(String code, Text name, Optional<String> parent, List<String> words) {

        Product.Category plain() {
            return new Product.Category(code, name.zh(), name.en());
        }
    }

    /// What others look after, and who they are.
    public record Outside(
            String code,
            Text name,
            List<String> words,
            List<String> exceptions,
            Text turnTo,
            String citation,
            boolean verified) {}

    /// The whole catalogue on a day.
    public record Whole(
            List<Duty> categories, List<Fact<Obligation>> regimes, List<Outside> outside) {}

    /// All that was ever said of one category or regime, what was corrected and withdrawn included.
    /// What is said of the category above it holds for it, too, and stands there.
    public record Entry(
            String code,
            Text name,
            Optional<Category> category,
            Optional<Product.Category> above,
            List<Fact<Obligation>> obligations,
            List<Fact<Regime>> regimes,
            List<Fact<Platform>> platforms,
            Map<UUID, String> names) {}

    /// All that was ever said of one standard.
    public record OfStandard(List<Fact<Standard>> versions, Map<UUID, String> names) {}

    public List<Category> categories() {
        return store.categories();
    }

    public Optional<Category> category(String code) {
        return store.category(code);
    }

    /// The category and those above it.
    List<String> chain(String code) {
        return category(code).stream()
                .flatMap(it -> Stream.concat(Stream.of(it.code()), it.parent().stream()))
                .toList();
    }

    public Optional<Outside> outside(String text) {
        return store.outside().stream().filter(it -> isOutside(text, it)).findFirst();
    }

    public Whole whole(AsOf at) {
        return new Whole(
                categories().stream().map(it -> duty(it, Optional.empty(), at)).toList(),
                facts.allKnown(Obligation.class, at.known()).stream()
                        .filter(it -> it.subject().startsWith("regime/"))
                        .sorted(Comparator.comparing(it -> it.span().from()))
                        .toList(),
                store.outside());
    }

    public Entry entry(String code) {
        var category = category(code);
        var name =
                category.map(Category::name)
                        .or(() -> Optional.ofNullable(REGIMES.get(code)))
                        .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        var subject = category.isPresent() ? Subject.category(code) : Subject.regime(code);
        var obligations = facts.ever(subject, Obligation.class);
        var regimes = facts.ever(subject, Regime.class);
        var platforms = facts.ever(subject, Platform.class);
        return new Entry(
                code,
                name,
                category,
                category.flatMap(Category::parent).flatMap(this::category).map(Category::plain),
                obligations,
                regimes,
                platforms,
                names(
                        Stream.of(obligations.stream(), regimes.stream(), platforms.stream())
                                .flatMap(it -> it)));
    }

    public OfStandard standard(UUID id) {
        var versions = facts.versions(id, Standard.class);
        if (versions.isEmpty()) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        return new OfStandard(versions, names(versions.stream()));
    }

    private Map<UUID, String> names(Stream<? extends Fact<?>> all) {
        var ids = all.flatMap(it -> it.author().stream()).collect(Collectors.toSet());
        var names = new TreeMap<UUID, String>();
        parties.named(ids).forEach((id, it) -> names.put(id, it.name()));
        return names;
    }

    public List<Fact<Standard>> standards(Optional<String> text, AsOf at) {
        return facts.allKnown(Standard.class, at.known()).stream()
                .filter(it ->
                        text.isEmpty()
                                || holds(it.subject(), text.get())
                                || holds(it.detail().title().zh(), text.get())
                                || holds(it.detail().title().en(), text.get()))
                .toList();
    }

    /// Must goods be traced, made on the day of the question? Asked with a code, a product's name
    /// or the word for a kind of goods; each answer says what it understood.
    public List<Duty> duties(String text, AsOf at) {
        if (addresses.read(text) instanceof Reading.Known known
                && known.code().product().isPresent()) {
            var gtin = known.code().product().get();
            return List.of(
                    products.find(gtin)
                            .map(it -> duty(it, at))
                            .orElseGet(() -> Duty.ofUnknown(gtin, at.day())));
        }
        var answers = new ArrayList<Duty>();
        store.outside().stream()
                .filter(it -> isOutside(text, it))
                .forEach(it -> answers.add(Duty.ofOutside(it, at.day())));
        meant(text).forEach(it -> answers.add(duty(it, Optional.empty(), at)));
        var first = new Page.Request(Optional.empty(), MOST_ANSWERS);
        products.search(Optional.of(text), Optional.empty(), first).items().stream()
                .limit(Math.max(0, MOST_ANSWERS - answers.size()))
                .forEach(it -> answers.add(duty(it, at)));
        return answers;
    }

    public Duty duty(Product product, AsOf at) {
        return duty(
                category(product.category().code()).orElseThrow(),
                Optional.of(new Duty.Goods(product.gtin(), product.name())),
                at);
    }

    private Duty duty(Category category, Optional<Duty.Goods> goods, AsOf at) {
        var subjects =
                Stream.concat(Stream.of(category.code()), category.parent().stream())
                        .map(Subject::category)
                        .toList();
        var regime =
                subjects.stream()
                        .flatMap(it -> facts.about(it, Regime.class, at).stream())
                        .findFirst();
        var under =
                Stream.concat(
                                subjects.stream(),
                                regime.stream().map(it -> Subject.regime(it.detail().word())))
                        .flatMap(it -> facts.known(it, Obligation.class, at.known()).stream())
                        .filter(it -> !it.span().endsBefore(at.day()))
                        .sorted(Comparator.comparing(it -> it.span().from()))
                        .toList();
        var platforms =
                subjects.stream()
                        .flatMap(it -> facts.about(it, Platform.class, at).stream())
                        .toList();
        return new Duty(
                verdict(under, at),
                at.day(),
                goods,
                Optional.of(category.plain()),
                under,
                regime,
                platforms,
                Optional.empty());
    }

    private static Verdict verdict(List<Fact<Obligation>> under, AsOf at) {
        if (under.isEmpty()) {
            return Verdict.NOT_LISTED;
        }
        return under.stream().anyMatch(it -> it.span().contains(at.day()))
                ? Verdict.TRACED
                : Verdict.LATER;
    }

    /// Whoever types the name of a category means that one; else the names before the other words.
    private List<Category> meant(String text) {
        var found =
                categories().stream()
                        .filter(it -> meant(text, it.name(), it.words()))
                        .sorted(Comparator.comparing(it -> !named(text, it.name())))
                        .toList();
        var exactly =
                found.stream()
                        .filter(it ->
                                it.name().zh().equals(text)
                                        || it.name().en().equalsIgnoreCase(text))
                        .toList();
        return exactly.isEmpty() ? found : exactly;
    }

    private static boolean named(String text, Text name) {
        return holds(name.zh(), text)
                || holds(text, name.zh())
                || (text.length() > 2 && holds(name.en(), text));
    }

    /// People type more or less than the word: 灶具 for 家用燃气灶具, 手提灭火器 for 灭火.
    private static boolean meant(String text, Text name, List<String> words) {
        return named(text, name)
                || words.stream().anyMatch(it -> holds(text, it) || it.equalsIgnoreCase(text));
    }

    /// 食品 lies outside, 食品相关产品 does not: what is said of the exceptions is no word of it.
    private static boolean isOutside(String text, Outside outside) {
        var rest = text;
        for (var exception : outside.exceptions()) {
            rest = rest.replace(exception, "");
        }
        var left = rest.strip();
        return !left.isEmpty() && meant(left, outside.name(), outside.words());
    }

    /// A word in Latin letters counts as a whole: a diameter is no meter.
    private static boolean holds(String text, String part) {
        if (LATIN.matcher(part.strip()).matches()) {
            return Pattern.compile(
                            "(?<![a-z])" + Pattern.quote(part.strip().toLowerCase(Locale.ROOT)))
                    .matcher(text.toLowerCase(Locale.ROOT))
                    .find();
        }
        return text.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
    }
}
