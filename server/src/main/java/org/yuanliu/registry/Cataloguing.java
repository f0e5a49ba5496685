package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Parties;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Detail.Obligation;
import org.yuanliu.registry.Detail.Platform;
import org.yuanliu.registry.Detail.Regime;
import org.yuanliu.registry.Detail.Standard;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.store.CatalogueStore;

/// What people write into the catalogue (追溯目录) and into the list of standards: who says so stands
/// with each, and whether we read it ourselves or it is 待核.
///
/// Nothing is overwritten: what is written anew must not speak of days of which something is said
/// already; what was wrong is corrected, what holds no longer ends on a day, and what should not be
/// there is withdrawn. Each of these names the fact that its writer looked at. Runs inside the
/// caller's transaction.
@Service
public class Cataloguing {

    private static final Set<String> SORTS = Set.of("product", "method");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern TERRITORY = Pattern.compile("[0-9]{6}");

    private final Facts facts;
    private final WhoMaySay may;
    private final Catalogue catalogue;
    private final CatalogueStore store;
    private final Parties parties;
    private final Journal journal;

    Cataloguing(
            Facts facts,
            WhoMaySay may,
            Catalogue catalogue,
            CatalogueStore store,
            Parties parties,
            Journal journal) {
        this.facts = facts;
        this.may = may;
        this.catalogue = catalogue;
        this.store = store;
        this.parties = parties;
        this.journal = journal;
    }

    public record NewCategory(
            String code, Text name, Optional<String> parent, List<String> words) {}

    /// `of` is a category or a regime.
    public record NewObligation(
            String of,
            int phase,
            Text list,
            String citation,
            boolean verified,
            LocalDate from,
            Optional<LocalDate> to,
            Optional<String> reason) {}

    public record NewRegime(
            String of,
            String word,
            Text note,
            String citation,
            boolean verified,
            LocalDate from,
            Optional<LocalDate> to,
            Optional<String> reason) {}

    /// `key` tells the platforms of one category apart.
    public record NewPlatform(
            String of,
            String key,
            Text name,
            String territory,
            String url,
            String citation,
            boolean verified,
            LocalDate from,
            Optional<LocalDate> to,
            Optional<String> reason) {}

    public record NewStandard(
            String number,
            Text title,
            String sort,
            boolean mandatory,
            String citation,
            boolean verified,
            LocalDate from,
            Optional<LocalDate> to,
            Optional<String> reason) {}

    public record Ending(LocalDate last, String reason) {}

    /// A category is a name and a place in the tree, and stays: since when it must be traced is
    /// told by facts, and goods of past years belong to it.
    public String category(Acting acting, NewCategory made) {
        acting.must(may.state(acting, Detail.Kind.OBLIGATION, Optional.empty()));
        var code = made.code().strip();
        if (!CODE.matcher(code).matches() || Catalogue.REGIMES.containsKey(code)) {
            throw Refusal.field(
                    "/code",
                    made.code(),
                    "2–40 个小写字母、数字或短横线，以字母开头",
                    "2 to 40 small letters, digits or hyphens, a letter first");
        }
        mustBeText("/name", made.name(), 100);
        Fields.mustBeFew("/words", made.words());
        made.parent().ifPresent(it -> mustBeTop(it));
        var category =
                new Catalogue.Category(
                        code, stripped(made.name()), made.parent(), List.copyOf(made.words()));
        catalogue.categories().stream()
                .filter(it -> it.code().equals(code) || it.name().zh().equals(category.name().zh()))
                .findFirst()
                .ifPresent(it -> {
                    throw Refusal.field(
                            it.code().equals(code) ? "/code" : "/name/zh",
                            it.code().equals(code) ? code : it.name().zh(),
                            "已有这个类别：" + it.name().zh() + "（" + it.code() + "）",
                            "there is " + it.name().en() + " (" + it.code() + ") already");
                });
        store.add(category);
        journal.note(acting, Note.of("category.add", "category/" + code).made(category));
        return code;
    }

    public Fact<Obligation> add(Acting acting, NewObligation made) {
        return facts.state(acting, draft(made));
    }

    public Fact<Regime> add(Acting acting, NewRegime made) {
        return facts.state(acting, draft(made));
    }

    public Fact<Platform> add(Acting acting, NewPlatform made) {
        return facts.state(acting, draft(made));
    }

    public Fact<Standard> add(Acting acting, NewStandard made) {
        return facts.state(acting, draft(made));
    }

    public Fact<Obligation> correct(Acting acting, UUID id, NewObligation made) {
        return correct(acting, facts.fact(id, Obligation.class), draft(made), made.reason());
    }

    public Fact<Regime> correct(Acting acting, UUID id, NewRegime made) {
        return correct(acting, facts.fact(id, Regime.class), draft(made), made.reason());
    }

    public Fact<Platform> correct(Acting acting, UUID id, NewPlatform made) {
        return correct(acting, facts.fact(id, Platform.class), draft(made), made.reason());
    }

    public Fact<Standard> correct(Acting acting, UUID id, NewStandard made) {
        return correct(acting, facts.fact(id, Standard.class), draft(made), made.reason());
    }

    /// It holds until that day and no longer.
    public Fact<?> end(Acting acting, UUID id, Ending ending) {
        Fits.must("/reason", ending.reason(), 1, 500);
        return facts.endOn(acting, ofCatalogue(id), ending.last(), ending.reason());
    }

    public void withdraw(Acting acting, UUID id, String reason) {
        Fits.must("/reason", reason, 1, 500);
        facts.withdraw(acting, ofCatalogue(id), reason);
    }

    private Fact<?> ofCatalogue(UUID id) {
        var kind = facts.kind(id);
        return switch (kind) {
            case OBLIGATION, REGIME, PLATFORM, STANDARD -> facts.fact(id, kind.type());
            case COMPANY,
                    RENEWAL,
                    CERTIFICATE,
                    DESCRIPTION,
                    CODE_RANGE,
                    BATCH,
                    RESULT,
                    MATTER,
                    GRADE ->
                    throw new Refusal(ProblemKind.NOT_FOUND);
        };
    }

    private <T extends Detail> Fact<T> correct(
            Acting acting, Fact<T> fact, Draft<T> draft, Optional<String> reason) {
        Fits.must("/reason", reason.orElse(""), 1, 500);
        if (!fact.subject().equals(draft.subject().toString()) || !fact.key().equals(draft.key())) {
            throw Refusal.field(
                    fact.subject().equals(draft.subject().toString()) ? "/key" : "/of",
                    draft.subject() + " " + draft.key(),
                    "说的是另一件事。登错对象的，请撤回这条后重新登记",
                    "this is about something else; withdraw this one and record the right one");
        }
        return facts.correct(acting, fact, draft.span(), draft.detail(), reason.orElseThrow());
    }

    Draft<Obligation> draft(NewObligation made) {
        if (made.phase() < 1 || made.phase() > 9) {
            throw Refusal.field(
                    "/phase", String.valueOf(made.phase()), "应为 1 到 9", "a phase from 1 to 9");
        }
        mustBeText("/list", made.list(), 200);
        return draft(
                subject(made.of()),
                String.valueOf(made.phase()),
                Fields.span(made.from(), made.to()),
                new Obligation(
                        made.phase(),
                        stripped(made.list()),
                        citation(made.citation()),
                        made.verified()));
    }

    private Draft<Regime> draft(NewRegime made) {
        mustBeOneOf("/word", made.word(), Catalogue.REGIMES.keySet());
        mustBeText("/note", made.note(), 300);
        return draft(
                category(made.of()),
                "",
                Fields.span(made.from(), made.to()),
                new Regime(
                        made.word(),
                        stripped(made.note()),
                        citation(made.citation()),
                        made.verified()));
    }

    private Draft<Platform> draft(NewPlatform made) {
        if (!CODE.matcher(made.key()).matches()) {
            throw Refusal.field(
                    "/key",
                    made.key(),
                    "2–40 个小写字母、数字或短横线，以字母开头",
                    "2 to 40 small letters, digits or hyphens, a letter first");
        }
        mustBeText("/name", made.name(), 200);
        var url = made.url().strip();
        if (url.length() > 300 || !(url.isEmpty() || url.matches("https?://[^\\s\"<>]+"))) {
            throw Refusal.field(
                    "/url",
                    url.length() > 100 ? url.substring(0, 100) + "…" : url,
                    "应以 https:// 或 http:// 开头；不知道网址的不填",
                    "must begin with https:// or http://; leave it empty if it is not known");
        }
        return draft(
                category(made.of()),
                made.key(),
                Fields.span(made.from(), made.to()),
                new Platform(
                        stripped(made.name()),
                        territory(made.territory().strip()),
                        url,
                        citation(made.citation()),
                        made.verified()));
    }

    Draft<Standard> draft(NewStandard made) {
        Fits.must("/number", made.number(), 1, 40);
        mustBeText("/title", made.title(), 200);
        mustBeOneOf("/sort", made.sort(), SORTS);
        return draft(
                Subject.standard(made.number().strip().replaceAll("\\s+", " ")),
                "",
                Fields.span(made.from(), made.to()),
                new Standard(
                        stripped(made.title()),
                        made.sort(),
                        made.mandatory(),
                        citation(made.citation()),
                        made.verified()));
    }

    private static <T extends Detail> Draft<T> draft(
            Subject subject, String key, Span span, T detail) {
        return new Draft<>(subject, key, Optional.empty(), span, detail);
    }

    private Subject subject(String of) {
        return Catalogue.REGIMES.containsKey(of) ? Subject.regime(of) : category(of);
    }

    private Subject category(String code) {
        if (catalogue.category(code).isEmpty()) {
            throw Refusal.field("/of", code, "追溯目录里没有这个类别", "the catalogue has no such category");
        }
        return Subject.category(code);
    }

    private void mustBeTop(String parent) {
        if (catalogue.category(parent).filter(it -> it.parent().isEmpty()).isEmpty()) {
            throw Refusal.field(
                    "/parent",
                    parent,
                    "上级应是目录里的一个大类",
                    "must be a category of the catalogue that has none above it");
        }
    }

    /// Empty for the whole country.
    private String territory(String code) {
        if (!code.isEmpty()
                && (!TERRITORY.matcher(code).matches()
                        || parties.regions(Optional.of(code)).stream()
                                .noneMatch(it -> it.code().equals(code)))) {
            throw Refusal.field(
                    "/territory",
                    code,
                    "没有这个行政区划代码；全国的不填",
                    "there is no such region; leave it empty for the whole country");
        }
        return code;
    }

    private static String citation(String text) {
        Fits.must("/citation", text, 1, 500);
        return text.strip();
    }

    private static void mustBeText(String field, Text text, int longest) {
        Fits.must(field + "/zh", text.zh(), 1, longest);
        Fits.must(field + "/en", text.en(), 1, longest);
    }

    private static void mustBeOneOf(String field, String word, Set<String> words) {
        if (!words.contains(word)) {
            throw Refusal.field(field, word, String.join(", ", words.stream().sorted().toList()));
        }
    }

    private static Text stripped(Text text) {
        return new Text(text.zh().strip(), text.en().strip());
    }
}
