package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
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

    private final Facts facts;
    private final WhoMaySay may;
    private final Catalogue catalogue;
    private final CatalogueStore store;
    private final CatalogueDrafts drafts;
    private final Journal journal;

    Cataloguing(
            Facts facts,
            WhoMaySay may,
            Catalogue catalogue,
            CatalogueStore store,
            CatalogueDrafts drafts,
            Journal journal) {
        this.facts = facts;
        this.may = may;
        this.catalogue = catalogue;
        this.store = store;
        this.drafts = drafts;
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
        if (!CatalogueDrafts.CODE.matcher(code).matches() || Catalogue.REGIMES.containsKey(code)) {
            throw Refusal.field(
                    "/code",
                    made.code(),
                    "2–40 个小写字母、数字或短横线，以字母开头",
                    "2 to 40 small letters, digits or hyphens, a letter first");
        }
        CatalogueDrafts.mustBeText("/name", made.name(), 100);
        Fields.mustBeFew("/words", made.words());
        made.parent().ifPresent(it -> mustBeTop(it));
        var category =
                new Catalogue.Category(
                        code,
                        CatalogueDrafts.stripped(made.name()),
                        made.parent(),
                        List.copyOf(made.words()));
        facts.lock(List.of(new Subject("category", "every")));
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
        return facts.state(acting, drafts.of(made));
    }

    public Fact<Regime> add(Acting acting, NewRegime made) {
        return facts.state(acting, drafts.of(made));
    }

    public Fact<Platform> add(Acting acting, NewPlatform made) {
        return facts.state(acting, drafts.of(made));
    }

    public Fact<Standard> add(Acting acting, NewStandard made) {
        return facts.state(acting, drafts.of(made));
    }

    public Fact<Obligation> correct(Acting acting, UUID id, NewObligation made) {
        return correct(acting, facts.fact(id, Obligation.class), drafts.of(made), made.reason());
    }

    public Fact<Regime> correct(Acting acting, UUID id, NewRegime made) {
        return correct(acting, facts.fact(id, Regime.class), drafts.of(made), made.reason());
    }

    public Fact<Platform> correct(Acting acting, UUID id, NewPlatform made) {
        return correct(acting, facts.fact(id, Platform.class), drafts.of(made), made.reason());
    }

    public Fact<Standard> correct(Acting acting, UUID id, NewStandard made) {
        return correct(acting, facts.fact(id, Standard.class), drafts.of(made), made.reason());
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

    private void mustBeTop(String parent) {
        if (catalogue.category(parent).filter(it -> it.parent().isEmpty()).isEmpty()) {
            throw Refusal.field(
                    "/parent",
                    parent,
                    "上级应是目录里的一个大类",
                    "must be a category of the catalogue that has none above it");
        }
    }
}
