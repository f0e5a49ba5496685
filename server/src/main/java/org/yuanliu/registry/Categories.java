package org.yuanliu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yuanliu.core.Text;
import org.yuanliu.reference.Entry;
import org.yuanliu.reference.ForeignList;
import org.yuanliu.registry.Detail.Obligation;

/// The categories of goods among the lists that everybody uses, with the document that names them.
/// Since when they must be traced is told by the catalogue.
@Component
class Categories implements ForeignList {

    private final Catalogue catalogue;
    private final Facts facts;
    private final Clock clock;

    Categories(Catalogue catalogue, Facts facts, Clock clock) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "category";
    }

    @Override
    public Text title() {
        return new Text("产品类别", "Categories of goods");
    }

    @Override
    public List<Entry> on(LocalDate day) {
        var obligations = facts.allKnown(Obligation.class, clock.instant());
        return catalogue.categories().stream()
                .map(it -> entry(it, obligation(it.code(), obligations, day)))
                .toList();
    }

    private static Optional<Fact<Obligation>> obligation(
            String category, List<Fact<Obligation>> all, LocalDate day) {
        return all.stream()
                .filter(it -> it.subject().equals(Subject.category(category).toString()))
                .filter(it -> it.span().contains(day))
                .min(Comparator.comparing(it -> it.span().from()));
    }

    private static Entry entry(Catalogue.Category category, Optional<Fact<Obligation>> traced) {
        return new Entry(
                category.code(),
                category.name(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                traced.map(it -> it.detail().citation()).orElse("平台自拟"),
                traced.map(it -> it.detail().verified()).orElse(false));
    }
}
