package org.yuanliu.document;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.access.PersonalData;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.DocumentLife;
import org.yuanliu.core.work.DocumentLife.State;
import org.yuanliu.core.work.DocumentLife.Step;
import org.yuanliu.desk.Desk;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.Notices;
import org.yuanliu.document.DocumentView.BlockView;
import org.yuanliu.document.DocumentView.FileView;
import org.yuanliu.document.DocumentView.Offer;
import org.yuanliu.document.DocumentView.Signature;
import org.yuanliu.document.DocumentView.StepView;
import org.yuanliu.document.DocumentView.Written;
import org.yuanliu.document.store.DocumentStore;
import org.yuanliu.document.store.DocumentStore.Numbered;
import org.yuanliu.document.store.DocumentStore.Row;
import org.yuanliu.document.store.DocumentStore.StepRow;
import org.yuanliu.document.store.FileStore;
import org.yuanliu.evidence.Exhibit.Source;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.evidence.Media;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// Documents of authorities: compiled from a template, reviewed, approved, issued.
///
/// Only regulators of the authority take steps, and whoever compiled does not approve. Runs inside
/// the caller's transaction.
@Service
public class Documents {

    /// Work of an authority: a document waits for its next signature.
    private static final String SIGN = "document.sign";

    /// What a person may do here; the others follow from these.
    private static final Set<Step> TAKEN =
            Set.of(
                    Step.REVIEW,
                    Step.APPROVE,
                    Step.SEND_BACK,
                    Step.ISSUE,
                    Step.WITHDRAW,
                    Step.DISCARD);

    private static final List<Step> SIGNED =
            List.of(Step.COMPILE, Step.REVIEW, Step.APPROVE, Step.ISSUE);

    private final DocumentStore documents;
    private final Templates templates;
    private final FileStore files;
    private final Exhibits exhibits;
    private final Papers papers;
    private final Parties parties;
    private final PersonalData personalData;
    private final Desk desk;
    private final Notices notices;
    private final Scopes scopes;
    private final Journal journal;
    private final ApplicationEventPublisher listeners;
    private final JsonMapper json;
    private final Clock clock;

    Documents(
            DocumentStore documents,
            Templates templates,
            FileStore files,
            Exhibits exhibits,
            Papers papers,
            Parties parties,
            PersonalData personalData,
            Desk desk,
            Notices notices,
            Scopes scopes,
            Journal journal,
            ApplicationEventPublisher listeners,
            JsonMapper json,
            Clock clock) {
        this.documents = documents;
        this.templates = templates;
        this.files = files;
        this.exhibits = exhibits;
        this.papers = papers;
        this.parties = parties;
        this.personalData = personalData;
        this.desk = desk;
        this.notices = notices;
        this.scopes = scopes;
        this.journal = journal;
        this.listeners = listeners;
        this.json = json;
        this.clock = clock;
    }

    public Page<DocumentView.Line> list(
            Optional<String> state, Optional<Subject> subject, Page.Request page) {
        return documents.list(state, subject, page).map(this::line);
    }

    public DocumentView document(Acting acting, UUID id) {
        return view(acting, row(id));
    }

    /// The bytes that were issued, or a draft of what would be.
    public File file(Acting acting, UUID id, String form) {
        var row = row(id);
        if (!form.equals("pdf") && !form.equals("docx")) {
            throw new Refusal(ProblemKind.NOT_FOUND);
        }
        var bytes =
                row.numbered().isPresent()
                        ? files.exhibit(id, form)
                                .map(exhibits::bytes)
                                .orElseThrow(
                                        () -> new IllegalStateException("no " + form + " of " + id))
                        : draft(row, form);
        return new File(name(row) + "." + form, bytes);
    }

    /// A file under the name that it is saved under.
    public static final class File {

        private final String name;
        private final byte[] bytes;

        File(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        public String name() {
            return name;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    // ---------------------------------------------------------------------------------- compiling

    /// Begins a document about a matter; one that was issued about it before will be replaced by
    /// this one.
    public DocumentView compile(
            Acting acting, String kind, Subject subject, UUID addressee, Values values) {
        acting.must(acting.role() == Role.REGULATOR);
        var template = templates.inUse(kind);
        var id = Ids.next();
        var now = now();
        var replaces =
                documents.about(subject).stream()
                        .filter(it -> it.kind().equals(kind) && it.state() == State.ISSUED)
                        .map(Row::id)
                        .findFirst();
        var names = parties.named(List.of(acting.party(), addressee));
        var complete =
                values.with(
                        Map.of(
                                "number", unnumbered(templates.kind(kind), now),
                                "issuer", name(names, acting.party()),
                                "addressee", name(names, addressee),
                                "date", date(day(now))));
        boolean begun =
                documents.compile(
                        id,
                        kind,
                        template.id(),
                        subject,
                        acting.party(),
                        addressee,
                        replaces,
                        json.writeValueAsString(complete),
                        now);
        if (!begun) {
            throw Templates.conflict(
                    "同一事项已有一份文书在办，请先办结那一份",
                    "a document about this matter is in hand already; finish that one first");
        }
        var row = row(id);
        take(acting, row, Step.COMPILE, Optional.empty(), now);
        scopes.widely(() -> {
            desk.open(acting.party(), SIGN, work(id), title(row, complete), Optional.empty(), now);
            return id;
        });
        journal.note(acting, Note.of("document.compile", "document/" + id).made(complete));
        return view(acting, row(id));
    }

    /// The compiler's own words, while it is a draft.
    public DocumentView edit(Acting acting, UUID id, int version, Map<String, String> texts) {
        var row = decide(acting, id, version, Step.COMPILE, "");
        var kind = templates.kind(row.kind());
        var troubles = new ArrayList<Refusal.Field>();
        texts.forEach((name, text) -> {
            var field = kind.field(name).filter(Kind.Field::isWritten);
            if (field.isEmpty()) {
                troubles.add(
                        new Refusal.Field(
                                "/texts/" + name, "", "这一项不能修改", "this can't be changed"));
            } else if (text.length() > field.get().longest()) {
                int longest = field.get().longest();
                troubles.add(
                        new Refusal.Field(
                                "/texts/" + name,
                                text.substring(0, 50) + "…",
                                "最多 " + longest + " 个字符",
                                "at most " + longest + " characters"));
            }
        });
        if (!troubles.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID_FIELD, troubles, Map.of());
        }
        var before = values(row);
        var after = before.with(texts);
        documents.edit(id, json.writeValueAsString(after));
        take(acting, row, Step.COMPILE, Optional.empty(), now());
        journal.note(acting, Note.of("document.edit", "document/" + id).changed(before, after));
        return view(acting, row(id));
    }

    // -------------------------------------------------------------------------------------- steps

    /// One step by a person of the authority.
    ///
    /// @param site where the public page of issued documents can be reached
    public DocumentView step(
            Acting acting, UUID id, int version, String word, String reason, URI site) {
        var step =
                TAKEN.stream()
                        .filter(it -> it.word().equals(word))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.field(
                                        "/step",
                                        word,
                                        String.join(
                                                ", ",
                                                TAKEN.stream().map(Step::word).sorted().toList())));
        var row = decide(acting, id, version, step, reason);
        if (step == Step.APPROVE) {
            mustBeAnother(acting, row);
        }
        if (step == Step.ISSUE) {
            issue(acting, row, site);
        } else {
            documents.move(id, target(row, step, reason));
        }
        var because = Optional.of(reason).filter(it -> !it.isBlank());
        var after = finish(acting, row, step, because);
        return view(acting, after);
    }

    /// The matter itself was taken back: whatever is on paper about it goes with it.
    public void withdrawAll(Acting acting, Subject subject, String reason) {
        for (var seen : documents.about(subject)) {
            // Somebody may be issuing it.
            var it = documents.lock(seen.id()).orElseThrow();
            var step = it.state() == State.ISSUED ? Step.WITHDRAW : Step.DISCARD;
            var ends =
                    DocumentLife.TABLE.from(it.state()).stream()
                            .anyMatch(row -> row.step() == step);
            if (ends && it.authority().id().equals(acting.party())) {
                documents.move(it.id(), target(it, step, reason));
                finish(acting, it, step, Optional.of(reason));
            }
        }
    }

    private void issue(Acting acting, Row row, URI site) {
        var kind = templates.kind(row.kind());
        var now = now();
        int year = day(now).getYear();
        int number = documents.number(row.authority().id(), row.kind(), year);
        var code = ProofCode.next();
        var words = number(kind, year, number);
        var values = values(row).with(Map.of("number", words, "date", date(day(now))));
        documents.issue(
                row.id(),
                row.addressee().id(),
                json.writeValueAsString(values),
                new Numbered(year, number, code.text(), now));
        var address = site.resolve("/d/" + code.text()).toString();
        var imprint =
                new Imprint(
                        kind.title().zh(),
                        row.authority().name(),
                        now,
                        Optional.of(new Imprint.Issued(words, code.grouped(), address)));
        var blocks = templates.version(row.template()).text().fill(values);
        var pdf = papers.pdf(blocks, imprint);
        var name = name(row, words);
        keep(acting, row, Media.PDF, name, pdf.bytes(), pdf.missing());
        keep(acting, row, Media.DOCX, name, papers.docx(blocks, imprint), List.of());
        row.replaces().flatMap(documents::lock).ifPresent(it -> replace(acting, it, words));
    }

    private void replace(Acting acting, Row former, String by) {
        if (former.state() == State.ISSUED) {
            var reason = "由 " + by + " 取代";
            documents.move(former.id(), target(former, Step.REPLACE, reason));
            finish(acting, former, Step.REPLACE, Optional.of(reason));
        }
    }

    private void keep(
            Acting acting, Row row, Media media, String name, byte[] bytes, List<String> missing) {
        var shownTo = row.addressee().id();
        try (var arrival = exhibits.arrive(new ByteArrayInputStream(bytes))) {
            var form = media == Media.PDF ? "pdf" : "docx";
            var exhibit =
                    exhibits.keep(
                            acting,
                            work(row.id()),
                            Optional.of(shownTo),
                            arrival,
                            media,
                            name + "." + form,
                            Source.SYSTEM);
            files.keep(
                    row.id(),
                    row.authority().id(),
                    shownTo,
                    new FileView(form, arrival.size(), arrival.hash(), missing),
                    exhibit);
        }
    }

    private Row finish(Acting acting, Row before, Step step, Optional<String> reason) {
        take(acting, before, step, reason, now());
        var after = row(before.id());
        boolean seen = after.numbered().isPresent();
        var note = Note.of("document." + step.word(), "document/" + before.id());
        note = seen ? note.concerning(before.addressee().id()) : note;
        note = reason.isPresent() ? note.because(reason.get()) : note;
        journal.note(acting, note.changed(before.state(), after.state()));
        if (seen || after.state() == State.DISCARDED) {
            scopes.widely(() -> {
                desk.close(SIGN, work(before.id()), clock.instant());
                return before.id();
            });
        }
        listeners.publishEvent(new DocumentMoved(acting, line(after), step, reason));
        if (seen) {
            tellAddressee(after, step);
        }
        return after;
    }

    private void tellAddressee(Row row, Step step) {
        var kind = templates.kind(row.kind()).title();
        var state = row.state().title();
        var number = number(row).orElseThrow();
        notices.tellAll(
                row.addressee().id(),
                "document/" + row.id() + "/" + step.word(),
                "document-" + step.word(),
                new Text(
                        kind.zh() + " " + number + "：" + state.zh(),
                        kind.en() + " " + number + ": " + state.en()),
                work(row.id()));
    }

    private void take(Acting acting, Row row, Step step, Optional<String> reason, Instant at) {
        documents.step(row.id(), row.authority().id(), at, step, acting.person(), reason);
    }

    private Row decide(Acting acting, UUID id, int version, Step step, String reason) {
        acting.must(decides(acting, row(id)));
        if (reason.length() > 1_000) {
            throw Refusal.field("/reason", "", "最多 1000 个字符", "at most 1000 characters");
        }
        var row = documents.lock(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        if (row.revision() != version) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        target(row, step, reason);
        return row;
    }

    private static State target(Row row, Step step, String reason) {
        return Steps.moved(DocumentLife.TABLE.answer(row.state(), step, reason)).to();
    }

    private static boolean decides(Acting acting, Row row) {
        return acting.role() == Role.REGULATOR && row.authority().id().equals(acting.party());
    }

    private void mustBeAnother(Acting acting, Row row) {
        if (compiledBy(documents.steps(row.id()), acting.person())) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    List.of(
                            new Refusal.Field(
                                    "/step",
                                    Step.APPROVE.word(),
                                    "编制人不能批准自己写过的文书，请本机关另一名人员批准",
                                    "whoever wrote at it can't approve it; somebody else of the authority does")),
                    Map.of());
        }
    }

    /// Also who wrote at it before somebody else changed a word.
    private static boolean compiledBy(List<StepRow> steps, UUID person) {
        return steps.stream()
                .anyMatch(it -> it.step() == Step.COMPILE && it.person().equals(person));
    }

    // -------------------------------------------------------------------------------------- proof

    /// What anybody may know who holds the paper, and no more: neither the addressee nor a word of
    /// what it says.
    public record Known(
            String number,
            Text kind,
            String issuer,
            LocalDate day,
            State state,
            Optional<String> replacedBy,
            Map<String, String> hashes) {}

    /// Asked without any sign-in, for whoever holds the code.
    public Optional<Known> known(ProofCode code) {
        return scopes.widely(() -> documents.ofCode(code.text()).map(this::known));
    }

    private Known known(Row row) {
        var hashes = new LinkedHashMap<String, String>();
        files.of(row.id()).forEach(it -> hashes.put(it.form(), it.hash()));
        return new Known(
                number(row).orElseThrow(),
                templates.kind(row.kind()).title(),
                row.authority().name(),
                day(row.numbered().orElseThrow().at()),
                row.state(),
                documents.replacing(row.id()).flatMap(this::number),
                hashes);
    }

    // --------------------------------------------------------------------------------------- view

    private DocumentView view(Acting acting, Row row) {
        var values = values(row);
        var version = templates.version(row.template());
        boolean decides = decides(acting, row);
        var steps = documents.steps(row.id());
        var signatures = signatures(steps);
        var names = names(acting, row, steps);
        boolean compiled = compiledBy(steps, acting.person());
        var offers = decides ? offers(row.state(), compiled) : List.<Offer>of();
        return new DocumentView(
                line(row),
                version.number(),
                version.text().fill(values).stream().map(BlockView::of).toList(),
                decides && row.state() == State.DRAFT ? written(row, values) : List.of(),
                signatures.values().stream()
                        .map(it ->
                                new Signature(
                                        it.step().word(),
                                        it.step().title(),
                                        Optional.ofNullable(names.get(it.person())),
                                        it.at()))
                        .toList(),
                steps.stream()
                        .map(it ->
                                new StepView(
                                        it.at(),
                                        it.step().word(),
                                        it.step().title(),
                                        Optional.ofNullable(names.get(it.person())),
                                        it.reason()))
                        .toList(),
                offers,
                decides && compiled && row.state() == State.REVIEWED,
                files.of(row.id()),
                row.numbered()
                        .map(it ->
                                new DocumentView.Proof(
                                        new ProofCode(it.code()).grouped(), "/d/" + it.code())),
                row.revision());
    }

    private List<Written> written(Row row, Values values) {
        return templates.kind(row.kind()).fields().stream()
                .filter(Kind.Field::isWritten)
                .map(it -> new Written(it.name(), it.title(), values.text(it.name()), it.longest()))
                .toList();
    }

    /// Whose hand is on what the document says now: a change or a return takes the later ones away.
    private static Map<Step, StepRow> signatures(List<StepRow> steps) {
        var signed = new EnumMap<Step, StepRow>(Step.class);
        for (var it : steps) {
            if (it.step() == Step.COMPILE || it.step() == Step.SEND_BACK) {
                signed.remove(Step.REVIEW);
                signed.remove(Step.APPROVE);
            }
            if (SIGNED.contains(it.step())) {
                signed.put(it.step(), it);
            }
        }
        return signed;
    }

    /// As clear as this reader may see them.
    private Map<UUID, String> names(Acting acting, Row row, List<StepRow> steps) {
        var people =
                steps.stream()
                        .map(it -> new Who(it.person(), row.authority().id()))
                        .collect(Collectors.toSet());
        var names = new HashMap<UUID, String>();
        personalData.names(acting, people).forEach((who, name) -> names.put(who.person(), name));
        return names;
    }

    private static List<Offer> offers(State state, boolean compiled) {
        return DocumentLife.TABLE.from(state).stream()
                .filter(it -> TAKEN.contains(it.step()))
                .filter(it -> !(compiled && it.step() == Step.APPROVE))
                .map(it -> new Offer(it.step().word(), it.step().title(), it.reasoned()))
                .toList();
    }

    private DocumentView.Line line(Row row) {
        return new DocumentView.Line(
                row.id(),
                row.kind(),
                templates.kind(row.kind()).title(),
                number(row),
                row.subject(),
                row.authority(),
                row.addressee(),
                row.state().word(),
                row.state().title(),
                row.compiledAt(),
                row.numbered().map(Numbered::at));
    }

    private byte[] draft(Row row, String form) {
        var kind = templates.kind(row.kind());
        var imprint =
                new Imprint(
                        kind.title().zh(),
                        row.authority().name(),
                        row.compiledAt(),
                        Optional.empty());
        var blocks = templates.version(row.template()).text().fill(values(row));
        return form.equals("pdf")
                ? papers.pdf(blocks, imprint).bytes()
                : papers.docx(blocks, imprint);
    }

    private Text title(Row row, Values values) {
        var kind = templates.kind(row.kind()).title();
        return new Text(
                kind.zh() + "待签：" + values.text("addressee"),
                kind.en() + " to be signed: " + values.text("addressee"));
    }

    private String name(Row row) {
        return name(row, number(row).orElse("草稿"));
    }

    private String name(Row row, String number) {
        return templates.kind(row.kind()).title().zh() + " " + number;
    }

    private Optional<String> number(Row row) {
        return row.numbered().map(it -> number(templates.kind(row.kind()), it.year(), it.number()));
    }

    private static String number(Kind kind, int year, int number) {
        return "〔%d〕%s字第 %04d 号".formatted(year, kind.series(), number);
    }

    private static String unnumbered(Kind kind, Instant at) {
        return "〔%d〕%s字第 —— 号".formatted(day(at).getYear(), kind.series());
    }

    private static String date(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Desk.ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Values values(Row row) {
        return json.readValue(row.content(), Values.class);
    }

    private static String name(Map<UUID, Party.Named> names, UUID id) {
        return Optional.ofNullable(names.get(id))
                .map(Party.Named::name)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private Row row(UUID id) {
        return documents.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private static Subject work(UUID id) {
        return new Subject("document", id.toString());
    }
}
