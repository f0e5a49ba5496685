package org.yuanliu.core.line;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yuanliu.core.event.Amount;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.event.Flaw;
import org.yuanliu.core.event.What;

/// Filed events as lines.
///
///     {"form":"filed/2","act":"outbound","goods":[{"code":"gs1:01/06990000030012/10/B7","quantity":"12","unit":"只"}],
///      "actor":"…","partner":"…","at":"2026-11-20T10:00:00+08:00","document":"CK-1","line":"3",
///      "filedAt":"2026-11-20T02:05:00Z"}
///
/// Who acted filed it, unless `filer` names another. Packing has a `box` beside its `goods`, a
/// transformation `from` and `into` instead of them. Goods are a code, or an object with `code` and,
/// as far as they do not follow from it, `batch` (of an item), `quantity` and `unit` (件). A single
/// one may be told on the line itself, and instead of `code`, which may be any text that [Codes]
/// reads, by `gtin`, `batch` and `serial`. `premises`, `partner`, `document`, `line`, `reference`,
/// `corrects`, `reason` and `more` may be absent. `corrects` is the identity of an earlier event, or
/// the `key` that its line gave it. A field that is not known is refused: a misspelt `corrects`
/// would change what is found, and nobody would notice.
///
/// Lines of the first form (`filed/1`, or none) are still read. They call the actor `filer`; what
/// tells two equal quantities apart is their `key`.
///
/// One reader reads one file from top to bottom, since it remembers the keys.
public final class FiledLine {

    /// What became of a line.
    public sealed interface Read {

        record Whole(FiledEvent filed) implements Read {}

        /// Everything that is wrong with it.
        record Refused(List<Flaw> flaws) implements Read {

            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }

    static final Form FORM = new Form("filed", 2);
    static final Form FIRST_FORM = new Form("filed", 1);

    private final Map<String, EventId> keys = new HashMap<>();

    public Read read(String line) {
        return switch (Json.read(line)) {
            case Json.Read.Broken broken -> new Read.Refused(List.of(LineFlaws.notJson(broken)));
            case Json.Read.Whole whole -> new FiledDraft(whole.object(), keys).read();
        };
    }

    public static String write(FiledEvent filed) {
        var event = filed.event();
        var fields = new LinkedHashMap<String, Json>();
        fields.put(Form.FIELD, new Json.Str(FORM.toString()));
        put(fields, "act", event.act().word());
        switch (event.what()) {
            case What.Goods it -> fields.put("goods", goods(it.goods()));
            case What.Packed it -> {
                put(fields, "box", it.box().identity());
                fields.put("goods", goods(it.goods()));
            }
            case What.Changed it -> {
                fields.put("from", goods(it.from()));
                fields.put("into", goods(it.into()));
            }
        }
        put(fields, "actor", event.actor().toString());
        if (!filed.filer().equals(event.actor())) {
            put(fields, "filer", filed.filer().toString());
        }
        event.premises().ifPresent(it -> put(fields, "premises", it.toString()));
        event.partner().ifPresent(it -> put(fields, "partner", it.toString()));
        put(fields, "at", event.at().toString());
        put(fields, "filedAt", filed.filedAt().toString());
        event.papers().document().ifPresent(it -> put(fields, "document", it));
        event.papers().line().ifPresent(it -> put(fields, "line", it));
        event.papers().reference().ifPresent(it -> put(fields, "reference", it));
        event.corrects().ifPresent(it -> put(fields, "corrects", it.hex()));
        event.reason().ifPresent(it -> put(fields, "reason", it));
        event.more().ifPresent(it -> put(fields, "more", it));
        return new Json.Obj(fields).write();
    }

    private static Json goods(List<Amount> goods) {
        return new Json.Arr(goods.stream().map(FiledLine::amount).map(Json.class::cast).toList());
    }

    private static Json.Obj amount(Amount it) {
        var fields = new LinkedHashMap<String, Json>();
        put(fields, "code", it.code().identity());
        if (it.code().ofItsBatch().isPresent()) {
            it.code().batch().ifPresent(batch -> put(fields, "batch", batch));
        }
        put(fields, "quantity", it.quantity().toPlainString());
        put(fields, "unit", it.unit());
        return new Json.Obj(fields);
    }

    private static void put(Map<String, Json> fields, String name, String text) {
        fields.put(name, new Json.Str(text));
    }
}
