package org.yuanliu.registry;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.sheet.Cell;
import org.yuanliu.kernel.sheet.SheetRow;
import org.yuanliu.kernel.sheet.SheetWriter;
import org.yuanliu.kernel.sheet.Sheets;
import org.yuanliu.kernel.sheet.UnreadableSheet;
import org.yuanliu.registry.Form.Column;
import org.yuanliu.registry.Form.Read;
import org.yuanliu.registry.store.UploadStore;
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

    private static final Text REASON = new Text("错误原因", "Reason");

    private final UploadStore store;
    private final Map<String, Form<?>> forms;
    private final Journal journal;
    private final Clock clock;

    Uploads(UploadStore store, List<Form<?>> forms, Journal journal, Clock clock) {
        this.store = store;
        this.forms =
                forms.stream()
                        .sorted(java.util.Comparator.comparing(Form::word))
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
    public Upload read(Acting acting, String word, String name, byte[] file) {
        var form = form(word);
        acting.must(form.isFor(acting));
        Fits.must("name", name, 1, 200);
        var id = Ids.next();
        try {
            var format = Sheets.format(file);
            new Reading<>(acting, id, form, name, format, file).whole();
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

    /// The file, if its rows may be taken by this person.
    Upload takeable(Acting acting, UUID id) {
        var kept = store.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
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
        take(acting, form, kept, rows);
        store.takenTo(id, rows.getLast().n());
        return rows.size();
    }

    private <T> void take(Acting acting, Form<T> form, Kept kept, List<Upload.Row> rows) {
        var columns = byField(form.columns());
        var fields = fields(form.columns(), kept.heads());
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
        form.compare(acting, reads.stream().filter(it -> it.line().isGood()).toList());
        var outcomes = form.take(acting, reads.stream().filter(it -> it.line().isGood()).toList());
        store.became(
                kept.id(),
                reads.stream()
                        .map(it ->
                                new UploadStore.Became(
                                        it.line().number(),
                                        Optional.ofNullable(outcomes.get(it.line().number()))
                                                .map(Recording::word)
                                                .orElse("bad"),
                                        reason(it.line())))
                        .toList());
    }

    /// The bad rows in a file of the same kind, each with its reason.
    public void giveBack(UUID id, Language language, OutputStream out) {
        var kept = store.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        var heads = new ArrayList<>(kept.heads());
        heads.add(language.pick(REASON.zh(), REASON.en()));
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
        return "bad-rows." + kept.format().toLowerCase(java.util.Locale.ROOT);
    }

    /// Sheet one to fill in, sheet two how, sheet three the words.
    public void template(Acting acting, String word, Language language, OutputStream out) {
        var form = form(word);
        acting.must(form.isFor(acting));
        var columns = form.columns();
        try (var writer = SheetWriter.of(Sheets.Format.XLSX, out)) {
            var words = language.pick("字典", "Words");
            writer.sheet(
                    form.title().zh(),
                    columns.stream()
                            .map(it ->
                                    language.pick(it.head().zh(), it.head().en())
                                            + (it.required() ? "*" : ""))
                            .toList());
            choices(writer, columns, words);
            writer.sheet(
                    language.pick("说明", "How to"),
                    List.of(
                            language.pick("字段", "Column"),
                            language.pick("必填", "Required"),
                            language.pick("格式", "Form"),
                            language.pick("示例", "Example")));
            for (var column : columns) {
                writer.row(
                        List.of(
                                language.pick(column.head().zh(), column.head().en()),
                                column.required() ? language.pick("是", "yes") : "",
                                language.pick(column.how().zh(), column.how().en()),
                                column.example()),
                        -1);
            }
            writer.sheet(
                    words,
                    List.of(
                            language.pick("字段", "Column"),
                            language.pick("可填", "Word"),
                            language.pick("代码", "Code")));
            for (var column : columns) {
                column.choices()
                        .forEach((code, text) ->
                                writer.row(
                                        List.of(
                                                language.pick(
                                                        column.head().zh(), column.head().en()),
                                                language.pick(text.zh(), text.en()),
                                                code),
                                        -1));
            }
        }
    }

    private static void choices(SheetWriter writer, List<Column> columns, String words) {
        int at = 1;
        for (int n = 0; n < columns.size(); n++) {
            int many = columns.get(n).choices().size();
            if (many > 0) {
                writer.choices(n, words, at, at + many - 1, 5_000);
            }
            at += many;
        }
    }

    private Form<?> form(String word) {
        return Optional.<Form<?>>ofNullable(forms.get(word))
                .orElseThrow(() -> Refusal.field("form", word, String.join(", ", forms.keySet())));
    }

    private static Map<String, Column> byField(List<Column> columns) {
        return columns.stream().collect(Collectors.toMap(Column::field, Function.identity()));
    }

    /// Which field stands in which column: by either of its names, with or without the asterisk.
    private static Map<Integer, String> fields(List<Column> columns, List<String> heads) {
        var fields = new LinkedHashMap<Integer, String>();
        for (int n = 0; n < heads.size(); n++) {
            var head = heads.get(n).replace("*", "").strip();
            int place = n;
            columns.stream()
                    .filter(it ->
                            head.equals(it.head().zh())
                                    || head.equalsIgnoreCase(it.head().en())
                                    || head.equals(it.field()))
                    .filter(it -> !fields.containsValue(it.field()))
                    .findFirst()
                    .ifPresent(it -> fields.put(place, it.field()));
        }
        return fields;
    }

    private static Optional<Text> reason(Line line) {
        if (line.isGood()) {
            return Optional.empty();
        }
        return Optional.of(
                new Text(
                        line.troubles().stream().map(Text::zh).collect(Collectors.joining("；")),
                        line.troubles().stream().map(Text::en).collect(Collectors.joining("; "))));
    }

    /// A file under way: the heads once they were seen, and the rows that wait for their chunk.
    private final class Reading<T> {

        private final Acting acting;
        private final UUID id;
        private final Form<T> form;
        private final Map<String, Column> columns;
        private final String name;
        private final Sheets.Format format;
        private final byte[] file;
        private final List<SheetRow> waiting = new ArrayList<>();
        private List<String> heads = List.of();
        private int width;
        private Map<Integer, String> fields = Map.of();

        Reading(
                Acting acting,
                UUID id,
                Form<T> form,
                String name,
                Sheets.Format format,
                byte[] file) {
            this.acting = acting;
            this.id = id;
            this.form = form;
            this.columns = byField(form.columns());
            this.name = name;
            this.format = format;
            this.file = file;
        }

        void whole() {
            Sheets.read(file, this::row);
            if (heads.isEmpty()) {
                throw new UnreadableSheet("文件里没有内容", "there is nothing in the file");
            }
            chunk();
            store.refuseRepeated(id);
        }

        private void row(SheetRow row) {
            if (heads.isEmpty()) {
                head(row);
                return;
            }
            waiting.add(row);
            if (waiting.size() >= CHUNK) {
                chunk();
            }
        }

        private void head(SheetRow row) {
            heads = row.cells().stream().map(Cell::shown).map(String::strip).toList();
            // What we added to a file that went back is not the sender's column.
            int reason = Math.max(heads.indexOf(REASON.zh()), heads.indexOf(REASON.en()));
            width = reason == heads.size() - 1 && reason > 0 ? reason : heads.size();
            heads = heads.subList(0, width);
            fields = fields(form.columns(), heads);
            var missing =
                    columns.values().stream()
                            .filter(it -> it.required() && !fields.containsValue(it.field()))
                            .toList();
            if (!missing.isEmpty()) {
                throw new UnreadableSheet(
                        "第一行要有列名，缺少："
                                + missing.stream()
                                        .map(it -> it.head().zh())
                                        .collect(Collectors.joining("、"))
                                + "。请用模板填写",
                        "the first row names the columns; missing: "
                                + missing.stream()
                                        .map(it -> it.head().en())
                                        .collect(Collectors.joining(", "))
                                + "; please use the template");
            }
            var unread = new ArrayList<String>();
            for (int n = 0; n < width; n++) {
                if (!fields.containsKey(n) && !heads.get(n).isEmpty()) {
                    unread.add(heads.get(n));
                }
            }
            store.add(
                    new Kept(
                            id,
                            acting.party(),
                            form.word(),
                            name,
                            format.name(),
                            heads,
                            unread,
                            "read",
                            0,
                            clock.instant(),
                            UploadStore.Counts.NONE),
                    acting.person(),
                    hash(file),
                    file);
        }

        private void chunk() {
            var reads = waiting.stream().map(this::read).toList();
            form.compare(acting, reads.stream().filter(it -> it.line().isGood()).toList());
            var rows = new ArrayList<UploadStore.NewRow>();
            for (int n = 0; n < reads.size(); n++) {
                var read = reads.get(n);
                boolean good = read.line().isGood();
                rows.add(
                        new UploadStore.NewRow(
                                read.line().number(),
                                shown(waiting.get(n)),
                                good ? form.key(read.row()) : "",
                                good ? "good" : "bad",
                                reason(read.line())));
            }
            store.addRows(id, acting.party(), rows);
            waiting.clear();
        }

        private List<String> shown(SheetRow row) {
            return row.cells().stream().limit(width).map(Cell::shown).toList();
        }

        private Read<T> read(SheetRow row) {
            var cells = new HashMap<String, Cell>();
            fields.forEach((place, field) ->
                    cells.put(
                            field,
                            place < row.cells().size() ? row.cells().get(place) : Cell.BLANK));
            var line = new Line(row.number(), columns, cells);
            row.merged()
                    .ifPresent(range ->
                            line.trouble(
                                    new Text(
                                            "有合并单元格（" + range + "），不能确定每一行的值。请取消合并，逐行填写",
                                            "has merged cells ("
                                                    + range
                                                    + "), so the value of each row is not certain; unmerge them and fill in every row")));
            return new Read<>(line, form.read(line));
        }
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
