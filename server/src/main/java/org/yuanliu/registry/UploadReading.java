package org.yuanliu.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.sheet.Cell;
import org.yuanliu.kernel.sheet.SheetRow;
import org.yuanliu.kernel.sheet.Sheets;
import org.yuanliu.kernel.sheet.UnreadableSheet;
import org.yuanliu.registry.Form.Column;
import org.yuanliu.registry.Form.Read;
import org.yuanliu.registry.store.UploadStore;
import org.yuanliu.registry.store.UploadStore.Kept;

/// A file under way: the heads once they were seen, and the rows that wait for their chunk.
final class UploadReading<T> {

    /// One text that stands in very many cells must not fill the memory.
    private static final int MOST_CHARACTERS = 4_000_000;

    private final UploadStore store;
    private final Acting acting;
    private final UUID id;
    private final Form<T> form;
    private final Map<String, Column> columns;
    private final String name;
    private final Sheets.Format format;
    private final UUID exhibit;
    private final Instant at;
    private final List<SheetRow> waiting = new ArrayList<>();
    private int characters;
    private List<String> heads = List.of();
    private int width;
    private Map<Integer, String> fields = Map.of();

    UploadReading(
            UploadStore store,
            Acting acting,
            UUID id,
            Form<T> form,
            String name,
            Sheets.Format format,
            UUID exhibit,
            Instant at) {
        this.store = store;
        this.acting = acting;
        this.id = id;
        this.form = form;
        this.columns = Heads.byField(form.columns());
        this.name = name;
        this.format = format;
        this.exhibit = exhibit;
        this.at = at;
    }

    void whole(byte[] file) {
        Sheets.read(file, this::row);
        if (heads.isEmpty()) {
            throw new UnreadableSheet("文件里没有内容", "there is nothing in the file");
        }
        chunk();
        store.refuseRepeated(id);
        store.count(id);
    }

    private void row(SheetRow row) {
        if (heads.isEmpty()) {
            head(row);
            return;
        }
        waiting.add(row);
        characters += row.length();
        if (waiting.size() >= Uploads.CHUNK || characters > MOST_CHARACTERS) {
            chunk();
        }
    }

    private void head(SheetRow row) {
        heads = row.cells().stream().map(Cell::shown).map(String::strip).toList();
        // What we added to a file that went back is not the sender's column.
        int reason = Math.max(heads.indexOf(Heads.REASON.zh()), heads.indexOf(Heads.REASON.en()));
        width = reason == heads.size() - 1 && reason > 0 ? reason : heads.size();
        heads = heads.subList(0, width);
        fields = Heads.fields(form.columns(), heads);
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
                        exhibit,
                        heads,
                        unread,
                        "read",
                        0,
                        at,
                        UploadStore.Counts.NONE),
                acting.person());
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
                            read.line().reason()));
        }
        store.addRows(id, acting.party(), rows);
        waiting.clear();
        characters = 0;
    }

    private List<String> shown(SheetRow row) {
        return row.cells().stream().limit(width).map(Cell::shown).toList();
    }

    private Read<T> read(SheetRow row) {
        var cells = new HashMap<String, Cell>();
        fields.forEach((place, field) ->
                cells.put(field, place < row.cells().size() ? row.cells().get(place) : Cell.BLANK));
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
