package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Duty;
import org.yuanliu.access.Role;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.Fact.Draft;
import org.yuanliu.registry.store.FactStore;

/// Who may say what, and whose word only some may end. This is the only place that says so; whether
/// what somebody says is so, it does not know.
@Component
class WhoMaySay {

    static final Text OTHERS_WORD =
            new Text(
                    "这条记录由其他单位登记，只有登记它的单位或监管部门可以更改；有异议请与登记单位联系",
                    "another party put this on record; only that party or the authority in charge changes it, so turn to them");

    private final FactStore store;

    WhoMaySay(FactStore store) {
        this.store = store;
    }

    /// A company speaks of itself and its goods, an authority of those it oversees, an institution
    /// of what it tested, the platform's administrator of the catalogue.
    boolean state(Acting acting, Detail.Kind kind, Optional<UUID> owner) {
        boolean own = owner.filter(acting.party()::equals).isPresent() && acting.role().files();
        boolean producer = own && acting.role() == Role.PRODUCER;
        boolean authority = acting.role() == Role.REGULATOR && oversees(acting, owner);
        boolean institution = acting.role() == Role.INSTITUTION;
        return switch (kind) {
            case COMPANY, RENEWAL, CERTIFICATE -> own || authority;
            case DESCRIPTION, CODE_RANGE -> producer;
            case BATCH -> producer || authority || institution;
            case RESULT -> authority || institution;
            case MATTER, GRADE -> authority;
            case OBLIGATION, REGIME, PLATFORM, STANDARD -> Duty.KEEP_CATALOGUE.isOf(acting.role());
        };
    }

    void mustState(Acting acting, Draft<? extends Detail> draft) {
        acting.must(state(acting, Detail.Kind.of(draft.detail().getClass()), draft.owner()));
    }

    /// What an authority or a laboratory put on record of a company is not the company's to change.
    boolean end(Acting acting, Fact<?> fact) {
        return switch (Detail.Kind.of(fact.detail().getClass())) {
            case CERTIFICATE, BATCH, RESULT, MATTER, GRADE ->
                    fact.author().filter(acting.party()::equals).isPresent()
                            || (acting.role() == Role.REGULATOR && oversees(acting, fact.owner()));
            case COMPANY,
                    RENEWAL,
                    DESCRIPTION,
                    CODE_RANGE,
                    OBLIGATION,
                    REGIME,
                    PLATFORM,
                    STANDARD ->
                    true;
        };
    }

    void mustEnd(Acting acting, Fact<?> fact) {
        if (!end(acting, fact)) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    List.of(
                            new Refusal.Field(
                                    "/fact", fact.key(), OTHERS_WORD.zh(), OTHERS_WORD.en())),
                    Map.of());
        }
    }

    private boolean oversees(Acting acting, Optional<UUID> owner) {
        return owner.filter(it -> store.oversees(acting.party(), it)).isPresent();
    }
}
