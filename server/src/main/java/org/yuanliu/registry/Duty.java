package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yuanliu.registry.Detail.Obligation;
import org.yuanliu.registry.Detail.Platform;
import org.yuanliu.registry.Detail.Regime;

/// SG-5.2: whether goods made on a day must be traced, under which list, since when, and where.
///
/// Not listed is no promise that nothing is asked: the lists of the second and third phase are not
/// published product by product.
public record Duty(
        String verdict,
        LocalDate madeOn,
        Optional<Goods> goods,
        Optional<Product.Category> category,
        List<Fact<Obligation>> under,
        Optional<Fact<Regime>> regime,
        List<Fact<Platform>> platforms,
        Optional<Catalogue.Outside> outside) {

    /// Answers to the question, in the words of the interface.
    enum Verdict {
        TRACED,
        LATER,
        NOT_LISTED,
        OUTSIDE,
        UNKNOWN
    }

    public record Goods(String gtin, String name) {}

    Duty(
            Verdict verdict,
            LocalDate madeOn,
            Optional<Goods> goods,
            Optional<Product.Category> category,
            List<Fact<Obligation>> under,
            Optional<Fact<Regime>> regime,
            List<Fact<Platform>> platforms,
            Optional<Catalogue.Outside> outside) {
        this(
                verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                madeOn,
                goods,
                category,
                under,
                regime,
                platforms,
                outside);
    }

    static Duty ofOutside(Catalogue.Outside outside, LocalDate madeOn) {
        return new Duty(
                Verdict.OUTSIDE,
                madeOn,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(outside));
    }

    /// The number is well formed, and the registry does not know the product.
    static Duty ofUnknown(String gtin, LocalDate madeOn) {
        return new Duty(
                Verdict.UNKNOWN,
                madeOn,
                Optional.of(new Goods(gtin, "")),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
