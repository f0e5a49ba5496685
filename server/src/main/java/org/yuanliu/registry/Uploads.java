package org.yuanliu.registry;

import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.desk.Item;
import org.yuanliu.evidence.Arrival;
import org.yuanliu.evidence.Exhibit.Source;
import org.yuanliu.evidence.Exhibits;
import org.yuanliu.evidence.Media;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.sheet.Cell;
import org.yuanliu.kernel.sheet.SheetWriter;
import org.yuanliu.kernel.sheet.Sheets;
import org.yuanliu.kernel.sheet.UnreadableSheet;
import org.yuanliu.registry.Form.Read;
import org.yuanliu.registry.store.UploadStore;
import org.yuanliu.registry.store.UploadStore.Became;
import org.yuanliu.registry.store.UploadStore.Kept;

/// Files of products, certificates and results: read whole and compared before anything is written,
/// then taken chunk by chunk, the bad rows given back in a file that can be mended and sent again.
///
/// Nothing is lost: the file itself is kept, each row has its own answer, and sending it twice
/// finds everything known. Runs inside the caller's transaction.
@Service
public class Uploads {

    /// So many rows are read, compared and taken at a time.
    static final int CHUNK = 1_000;

    private final UploadStore store;
    private final Exhibits exhibits;
    private final Map<String, Form<?>> forms;
    private final Journal journal;
    private final Clock clock;

    Uploads(
            UploadStore store,
            Exhibits exhibits,
            List<Form<?>> forms,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.exhibits = exhibits;
        this.forms =
                forms.stream()
                        .sorted(Comparator.comparing(Form::word))
                        .collect(
                                Collectors.toMap(
                                        Form::word,
                                        Function.identity(),
                                        (a, b) -> a,
                                        LinkedHashMap::new));
        this.journal = journal;
        this.clock = clock;
    }

    /// What this person can send in.
    public List<Upload.Kind> kinds(Acting acting) {
        return forms.values().stream()
                .filter(it -> it.isFor(acting))
                .map(it ->
                        new Upload.Kind(
                                it.word(),
                                it.title(),
                                it.columns().stream()
                                        .map(column ->
                                                new Upload.Field(
                                                        column.field(),
                                                        column.head(),
                                                        column.required(),
                                                        column.how(),
                                                        column.example()))
                                        .toList()))
                .toList();
    }

    /// Reads the file and compares every row with what is on record. Nothing is written into the
    /// libraries yet.
    public Upload read(Acting acting, String word, String name, Arrival arrival) {
        var form = form(word);
        acting.must(form.isFor(acting));
        Fits.must("name", name, 1, 200);
        var id = Ids.next();
        var file = arrival.bytes();
        try {
            var format = Sheets.format(file);
            var exhibit =
                    exhibits.keep(
                            acting,
                            new Item.Subject("upload", id.toString()),
                            Optional.empty(),
                            arrival,
                            format == Sheets.Format.XLSX ? Media.XLSX : Media.CSV,
                            name,
                            Source.UPLOAD);
            new UploadReading<>(store, acting, id, form, name, format, exhibit, clock.instant())
                    .whole(file);
        } catch (UnreadableSheet unreadable) {
            throw Refusal.field("file", name, unreadable.why().zh(), unreadable.why().en());
        }
        var upload = upload(id);
        journal.note(acting, Note.of("upload.read", "upload/" + id).made(upload));
        return upload;
    }

    public Upload upload(UUID id) {
        return upload(store.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND)));
    }

    private Upload upload(Kept kept) {
        return kept.shown(form(kept.form()).title());
    }

    public Page<Upload> list(Page.Request page) {
        return store.list(page).map(this::upload);
    }

    public Page<Upload.Row> rows(UUID id, Optional<String> outcome, Page.Request page) {
        upload(id);
        return store.rows(id, outcome, page);
    }

    /// The file, if its rows may be taken by this person. Whoever else asks waits until this
    /// transaction ends.
    Upload takeable(Acting acting, UUID id) {
        var kept = store.lock(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        mustBeOwn(acting, kept);
        return upload(kept);
    }

    private void mustBeOwn(Acting acting, Kept kept) {
        acting.must(form(kept.form()).isFor(acting) && kept.party().equals(acting.party()));
    }

    /// Takes the next good rows, in this transaction. How many there were; none is the end.
    int takeNext(Acting acting, UUID id) {
        var kept = store.lock(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        mustBeOwn(acting, kept);
        var form = form(kept.form());
        var rows = store.good(id, kept.takenTo(), CHUNK);
        if (rows.isEmpty()) {
            if (!kept.state().equals("done")) {
                store.end(id);
                journal.note(acting, Note.of("upload.take", "upload/" + id).made(upload(id)));
            }
            return 0;
        }
        store.takenTo(id, rows.getLast().n(), take(acting, form, kept, rows));
        return rows.size();
    }

    private <T> List<Became> take(Acting acting, Form<T> form, Kept kept, List<Upload.Row> rows) {
        var columns = Heads.byField(form.columns());
        var fields = Heads.fields(form.columns(), kept.heads());
        var reads =
                rows.stream()
                        .map(row -> {
                            var cells = new HashMap<String, Cell>();
                            fields.forEach((place, field) ->
                                    cells.put(
                                            field,
                                            place < row.cells().size()
                                                            && !row.cells().get(place).isEmpty()
                                                    ? new Cell.Text(row.cells().get(place))
                                                    : Cell.BLANK));
                            var line = new Line(row.n(), columns, cells);
                            return new Read<>(line, form.read(line));
                        })
                        .toList();
        var outcomes = form.take(acting, reads.stream().filter(it -> it.line().isGood()).toList());
        var became =
                reads.stream()
                        .map(it ->
                                new Became(
                                        it.line().number(),
                                        Optional.ofNullable(outcomes.get(it.line().number()))
                                                .map(Fields::word)
                                                .orElse("bad"),
                                        it.line().reason()))
                        .toList();
        store.became(kept.id(), became);
        return became;
    }

    /// The bad rows in a file of the same kind, each with its reason.
    public void giveBack(UUID id, Language language, OutputStream out) {
        var kept = store.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        var heads = new ArrayList<>(kept.heads());
        heads.add(language.pick(Heads.REASON.zh(), Heads.REASON.en()));
        try (var writer = SheetWriter.of(Sheets.Format.valueOf(kept.format()), out)) {
            writer.sheet(form(kept.form()).title().zh(), heads);
            long after = 0;
            while (true) {
                var rows = store.bad(id, after, CHUNK);
                if (rows.isEmpty()) {
                    return;
                }
                for (var row : rows) {
                    var cells = new ArrayList<>(row.cells());
                    while (cells.size() < kept.heads().size()) {
                        cells.add("");
                    }
                    cells.add(row.reason().map(it -> language.pick(it.zh(), it.en())).orElse(""));
                    writer.row(cells, cells.size() - 1);
                }
                after = rows.getLast().n();
            }
        }
    }

    public String nameOfReturned(UUID id) {
        var kept = store.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        return "bad-rows." + kept.format().toLowerCase(Locale.ROOT);
    }

    public void template(Acting acting, String word, Language language, OutputStream out) {
        var form = form(word);
        acting.must(form.isFor(acting));
        BlankForm.write(form, language, out);
    }

    private Form<?> form(String word) {
        return Optional.<Form<?>>ofNullable(forms.get(word))
                .orElseThrow(() -> Refusal.field("form", word, String.join(", ", forms.keySet())));
    }
}
