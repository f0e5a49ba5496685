package org.yuanliu.registry;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Parties;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Cataloguing.NewObligation;
import org.yuanliu.registry.Cataloguing.NewPlatform;
import org.yuanliu.registry.Cataloguing.NewRegime;
import org.yuanliu.registry.Cataloguing.NewStandard;
import org.yuanliu.registry.Detail.Obligation;
import org.yuanliu.registry.Detail.Platform;
import org.yuanliu.registry.Detail.Regime;
import org.yuanliu.registry.Detail.Standard;
import org.yuanliu.registry.Fact.Draft;

/// What the keeper of the catalogue typed, read as facts that could stand on record. Whether they
/// may, and whether something is in the way, is not asked here.
@Component
class CatalogueDrafts {

    static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private static final Set<String> SORTS = Set.of("product", "method");
    private static final Pattern TERRITORY = Pattern.compile("[0-9]{6}");

    private final Catalogue catalogue;
    private final Parties parties;

    CatalogueDrafts(Catalogue catalogue, Parties parties) {
        this.catalogue = catalogue;
        this.parties = parties;
    }

    Draft<Obligation> of(NewObligation made) {
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

    Draft<Regime> of(NewRegime made) {
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

    Draft<Platform> of(NewPlatform made) {
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

    Draft<Standard> of(NewStandard made) {
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

    static void mustBeText(String field, Text text, int longest) {
        Fits.must(field + "/zh", text.zh(), 1, longest);
        Fits.must(field + "/en", text.en(), 1, longest);
    }

    private static void mustBeOneOf(String field, String word, Set<String> words) {
        if (!words.contains(word)) {
            throw Refusal.field(field, word, String.join(", ", words.stream().sorted().toList()));
        }
    }

    static Text stripped(Text text) {
        return new Text(text.zh().strip(), text.en().strip());
    }
}
