package org.yuanliu.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Role;
import org.yuanliu.core.work.TemplateLife;
import org.yuanliu.core.work.TemplateLife.State;
import org.yuanliu.core.work.TemplateLife.Step;
import org.yuanliu.document.DocumentView.BlockView;
import org.yuanliu.document.DocumentView.Offer;
import org.yuanliu.document.TemplateText.Reading;
import org.yuanliu.document.TemplateView.Known;
import org.yuanliu.document.TemplateView.Preview;
import org.yuanliu.document.store.TemplateStore;
import org.yuanliu.document.store.TemplateStore.Row;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Templates and their versions. One person drafts, another puts in use; what was in use is frozen.
///
/// Kept for the whole installation, by its administrators and by regulators of the nation. Runs
/// inside the caller's transaction.
@Service
public class Templates {

    private static final String NATION = "000000";

    private final TemplateStore templates;
    private final List<Kind> kinds;
    private final Parties parties;
    private final Journal journal;
    private final Clock clock;

    Templates(
            TemplateStore templates,
            List<Kind> kinds,
            Parties parties,
            Journal journal,
            Clock clock) {
        this.templates = templates;
        this.kinds = List.copyOf(kinds);
        this.parties = parties;
        this.journal = journal;
        this.clock = clock;
    }

    public Page<TemplateView.Line> list(Page.Request page) {
        return templates.list(page).map(this::line);
    }

    public TemplateView template(Acting acting, UUID id) {
        var row = row(id);
        var kind = kind(row.kind());
        boolean keeps = keeps(acting);
        boolean drafted = row.draftedBy().contains(acting.person());
        return new TemplateView(
                line(row),
                row.text(),
                preview(row.kind(), row.text()).sample(),
                known(kind),
                keeps ? offers(row.state(), drafted) : List.of(),
                keeps,
                keeps && drafted && row.state() == State.DRAFT,
                row.revision());
    }

    public Preview preview(String kind, String text) {
        return switch (TemplateText.read(kind(kind), text)) {
            case Reading.Broken(var troubles) -> new Preview(troubles, List.of());
            case Reading.Sound(var sound) ->
                    new Preview(
                            List.of(),
                            sound.fill(kind(kind).sample()).stream().map(BlockView::of).toList());
        };
    }

    /// The next version, to be put in use by somebody else.
    public TemplateView draft(Acting acting, String kind, String text) {
        acting.must(keeps(acting));
        mustRead(kind, text);
        var id = Ids.next();
        if (!templates.draft(id, kind, text, acting.person(), clock.instant())) {
            throw conflict(
                    "这一文书已有一份草稿，请在那一份上修改",
                    "there is a draft of this template already; change that one");
        }
        var row = row(id);
        journal.note(acting, Note.of("template.draft", "template/" + id).made(row.text()));
        return template(acting, row.id());
    }

    public TemplateView edit(Acting acting, UUID id, int version, String text) {
        var row = decide(acting, id, version, Step.EDIT, "");
        mustRead(row.kind(), text);
        templates.edit(id, text, acting.person(), clock.instant());
        journal.note(acting, Note.of("template.edit", "template/" + id).changed(row.text(), text));
        return template(acting, id);
    }

    public TemplateView step(Acting acting, UUID id, int version, String word, String reason) {
        var step =
                List.of(Step.ACTIVATE, Step.DISCARD).stream()
                        .filter(it -> it.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Refusal.field("/step", word, "activate, discard"));
        var row = decide(acting, id, version, step, reason);
        if (step == Step.ACTIVATE) {
            mustBeAnother(acting, row);
            mustRead(row.kind(), row.text());
            retire(acting, row.kind());
            templates.use(id, acting.person(), clock.instant());
        } else {
            templates.move(id, State.DISCARDED);
        }
        journal.note(
                acting,
                Note.of("template." + step.word(), "template/" + id)
                        .because(reason)
                        .changed(row.state(), step));
        return template(acting, id);
    }

    /// The version in use, ready to be filled.
    Current inUse(String kind) {
        var row =
                templates
                        .inUse(kind)
                        .orElseThrow(() ->
                                conflict("这种文书没有使用中的范本", "no template of this kind is in use"));
        return current(row);
    }

    Current version(UUID id) {
        return current(row(id));
    }

    record Current(UUID id, int number, TemplateText text) {}

    Kind kind(String word) {
        return kinds.stream()
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.field(
                                "/kind",
                                word,
                                String.join(", ", kinds.stream().map(Kind::word).toList())));
    }

    private Current current(Row row) {
        return switch (TemplateText.read(kind(row.kind()), row.text())) {
            case Reading.Sound(var sound) -> new Current(row.id(), row.number(), sound);
            // Only a kind that lost a field can do this.
            case Reading.Broken(var troubles) ->
                    throw new IllegalStateException("template " + row.id() + ": " + troubles);
        };
    }

    private void retire(Acting acting, String kind) {
        templates
                .inUse(kind)
                .ifPresent(it -> {
                    templates.move(it.id(), State.RETIRED);
                    journal.note(
                            acting,
                            Note.of("template.retire", "template/" + it.id())
                                    .changed(it.state(), State.RETIRED));
                });
    }

    private Row decide(Acting acting, UUID id, int version, Step step, String reason) {
        acting.must(keeps(acting));
        var row = templates.lock(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        if (row.revision() != version) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        Steps.moved(TemplateLife.TABLE.answer(row.state(), step, reason));
        return row;
    }

    private void mustBeAnother(Acting acting, Row row) {
        if (row.draftedBy().contains(acting.person())) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    List.of(
                            new Refusal.Field(
                                    "/step",
                                    Step.ACTIVATE.word(),
                                    "起草人不能启用自己的草稿，请另一名人员启用",
                                    "whoever drafted it can't put it in use; somebody else does")),
                    Map.of());
        }
    }

    private void mustRead(String kind, String text) {
        if (TemplateText.read(kind(kind), text) instanceof Reading.Broken(var troubles)) {
            var fields = new ArrayList<Refusal.Field>();
            for (var it : troubles) {
                fields.add(
                        new Refusal.Field(
                                "/text",
                                it.line() + ":" + it.column(),
                                "第 " + it.line() + " 行第 " + it.column() + " 列：" + it.message().zh(),
                                "line "
                                        + it.line()
                                        + ", column "
                                        + it.column()
                                        + ": "
                                        + it.message().en()));
            }
            throw new Refusal(ProblemKind.INVALID_FIELD, fields, Map.of());
        }
    }

    /// The platform's administrators, and regulators of the nation: a template is for all.
    private boolean keeps(Acting acting) {
        return acting.role() == Role.SYSTEM_ADMIN
                || (acting.role() == Role.REGULATOR
                        && parties.party(acting.party()).region().code().equals(NATION));
    }

    private static List<Offer> offers(State state, boolean drafted) {
        var own = Set.of(Step.EDIT, Step.DISCARD);
        return TemplateLife.TABLE.from(state).stream()
                .filter(it -> own.contains(it.step()) || (it.step() == Step.ACTIVATE && !drafted))
                .map(it -> new Offer(it.step().word(), it.step().title(), it.reasoned()))
                .toList();
    }

    private static List<Known> known(Kind kind) {
        var known = new ArrayList<Known>();
        kind.fields()
                .forEach(it ->
                        known.add(new Known(it.name(), it.title(), it.sample(), it.isWritten())));
        for (var table : kind.tables()) {
            table.fields()
                    .forEach(it ->
                            known.add(
                                    new Known(
                                            table.name() + "." + it.name(),
                                            it.title(),
                                            it.sample(),
                                            false)));
        }
        return known;
    }

    private TemplateView.Line line(Row row) {
        return new TemplateView.Line(
                row.id(),
                row.kind(),
                kind(row.kind()).title(),
                row.number(),
                row.state().word(),
                row.state().title(),
                row.citation(),
                row.verified(),
                row.draftedAt(),
                row.usedAt());
    }

    private Row row(UUID id) {
        return templates.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    static Refusal conflict(String zh, String en) {
        return new Refusal(
                ProblemKind.CONFLICT, List.of(new Refusal.Field("/state", "", zh, en)), Map.of());
    }
}
