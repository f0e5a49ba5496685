package org.yuanliu.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.chain.Chain;
import org.yuanliu.core.chain.Step;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.History;
import org.yuanliu.registry.Products;

/// The way of one code's goods, as far as the reader may see it.
///
/// Put together from everybody's records; then a company sees its own and its direct neighbours'
/// steps, an authority the whole chain as soon as one step lies in its territory.
@Service
public class Chains {

    private final Tracing tracing;
    private final Parties parties;
    private final Products products;
    private final Scopes scopes;

    Chains(Tracing tracing, Parties parties, Products products, Scopes scopes) {
        this.tracing = tracing;
        this.parties = parties;
        this.products = products;
        this.scopes = scopes;
    }

    public record View(
            String identity,
            String level,
            EventView.Goods product,
            List<StepView> steps,
            List<GapView> gaps,
            boolean partial) {}

    public record StepView(EventView event, Optional<Party.Named> holder, Optional<GapView> gap) {}

    public record GapView(String code, Text text, Party.Named at, Optional<Party.Named> with) {}

    public View chain(Acting acting, Code code) {
        var history =
                scopes.widely(() -> tracing.histories(List.of(code.identity()))).stream()
                        .findFirst()
                        .orElse(new History(code.identity(), List.of()));
        var steps = Chain.of(history).steps();
        var visible = new HashSet<String>();
        var ids = steps.stream().map(it -> it.filed().id()).toList();
        tracing.views(ids, code.identity()).forEach(it -> visible.add(it.id()));
        boolean whole = acting.role() == Role.REGULATOR && !visible.isEmpty();
        var shown =
                steps.stream()
                        .filter(it -> whole || visible.contains(it.filed().id().hex()))
                        .toList();
        return view(acting, code, shown, whole, shown.size() < steps.size());
    }

    /// @param code one that tells its product: nobody can file another
    private View view(Acting acting, Code code, List<Step> steps, boolean whole, boolean partial) {
        var views = new HashMap<String, EventView>();
        var ids = steps.stream().map(it -> it.filed().id()).toList();
        (whole
                        ? scopes.widely(() -> tracing.views(ids, code.identity()))
                        : tracing.views(ids, code.identity()))
                .forEach(it -> views.put(it.id(), it));
        var names = parties.named(mentioned(steps));
        var gtin = code.product().orElse("");
        var shown = new ArrayList<StepView>();
        for (var step : steps) {
            var gap =
                    step.gap()
                            .filter(it ->
                                    whole
                                            || it.at().equals(acting.party())
                                            || it.with().filter(acting.party()::equals).isPresent())
                            .map(it ->
                                    new GapView(
                                            it.kind().code(),
                                            it.kind().text(),
                                            name(names, it.at()),
                                            it.with().map(with -> name(names, with))));
            shown.add(
                    new StepView(
                            java.util.Objects.requireNonNull(views.get(step.filed().id().hex())),
                            step.holder().map(it -> name(names, it)),
                            gap));
        }
        return new View(
                code.identity(),
                code.level().name().toLowerCase(java.util.Locale.ROOT),
                new EventView.Goods(
                        gtin,
                        Optional.ofNullable(
                                gtin.isEmpty() ? null : products.names(List.of(gtin)).get(gtin))),
                shown,
                shown.stream().flatMap(it -> it.gap().stream()).toList(),
                partial);
    }

    private static Set<UUID> mentioned(List<Step> steps) {
        var ids = new HashSet<UUID>();
        for (var step : steps) {
            step.holder().ifPresent(ids::add);
            step.gap()
                    .ifPresent(it -> {
                        ids.add(it.at());
                        it.with().ifPresent(ids::add);
                    });
        }
        return ids;
    }

    private static Party.Named name(Map<UUID, Party.Named> names, UUID id) {
        return names.getOrDefault(id, new Party.Named(id, "–"));
    }
}
