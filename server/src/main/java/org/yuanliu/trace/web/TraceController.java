package org.yuanliu.trace.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Reading;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.CodeAddresses;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Products;
import org.yuanliu.trace.Chains;
import org.yuanliu.trace.Draft;
import org.yuanliu.trace.EventView;
import org.yuanliu.trace.Receipt;
import org.yuanliu.trace.Tracing;

/// Codes, filings, events and chains.
@RestController
@RequestMapping("/api/v1")
class TraceController {

    private final Scopes scopes;
    private final Tracing tracing;
    private final Chains chains;
    private final CodeAddresses codes;
    private final Products products;
    private final Parties parties;

    TraceController(
            Scopes scopes,
            Tracing tracing,
            Chains chains,
            CodeAddresses codes,
            Products products,
            Parties parties) {
        this.scopes = scopes;
        this.tracing = tracing;
        this.chains = chains;
        this.codes = codes;
        this.products = products;
        this.parties = parties;
    }

    record Wanted(List<Draft> records, Optional<String> via) {}

    record ProblemView(String code, Text message, int at) {}

    record ReadingView(
            String input,
            String scheme,
            Optional<String> identity,
            Optional<String> level,
            Map<String, String> parts,
            List<ProblemView> problems,
            boolean known,
            Optional<Product> product) {}

    record Found(Optional<ReadingView> code, List<Product> products, List<Party.Line> parties) {}

    /// Content identity serves instead of an Idempotency-Key: the same record sent again is known.
    @PostMapping("/filings")
    Receipt file(Acting acting, @RequestBody Wanted wanted) {
        var via = wanted.via().orElse("api");
        if (!List.of("phone", "console", "api", "file").contains(via)) {
            throw Refusal.field("/via", via, "phone, console, api, file");
        }
        return scopes.write(acting, () -> tracing.file(acting, via, wanted.records()));
    }

    @GetMapping("/codes")
    ReadingView code(Acting acting, @RequestParam String text) {
        return scopes.read(acting, () -> view(codes.read(text)));
    }

    @GetMapping("/events")
    Page<EventView> events(
            Acting acting,
            @RequestParam Optional<String> code,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting,
                () ->
                        tracing.events(
                                code.filter(it -> !it.isBlank()).map(it -> known(it).identity()),
                                mine ? Optional.of(acting.party()) : Optional.empty(),
                                Page.Request.of(cursor, limit)));
    }

    @GetMapping("/chains")
    Chains.View chain(Acting acting, @RequestParam String code) {
        return scopes.read(acting, () -> chains.chain(acting, known(code)));
    }

    @GetMapping("/suppliers")
    Page<Party.Named> suppliers(Acting acting) {
        return scopes.read(
                acting, () -> new Page<>(tracing.suppliers(acting.party()), Optional.empty()));
    }

    /// One box for everything: what is typed may be a code, a product or a party.
    @GetMapping("/search")
    Found search(Acting acting, @RequestParam String q) {
        var text = q.strip();
        if (text.isEmpty()) {
            throw Refusal.field("q", q, "要查找的内容", "something to look for");
        }
        var first = new Page.Request(Optional.empty(), 10);
        return scopes.read(
                acting,
                () -> {
                    var reading = codes.read(text);
                    var code =
                            reading instanceof Reading.Unknown
                                    ? Optional.<ReadingView>empty()
                                    : Optional.of(view(reading));
                    return new Found(
                            code,
                            products.search(Optional.of(text), Optional.empty(), first).items(),
                            parties.search(Optional.of(text), Optional.empty(), first).items());
                });
    }

    private Code known(String text) {
        if (codes.read(text) instanceof Reading.Known known) {
            return ofGoods(known.code(), text);
        }
        throw Refusal.field(
                "code",
                text.length() > 100 ? text.substring(0, 100) + "…" : text,
                "无法识别这个编码",
                "this code can't be read");
    }

    /// Places, parties and papers have codes too, and nothing happens to them in a chain.
    private static Code ofGoods(Code code, String text) {
        if (!code.level().isGoods()) {
            throw Refusal.field(
                    "code",
                    text,
                    "这不是货物的编码，没有流转记录",
                    "this is no code of goods; there are no records");
        }
        return code;
    }

    private ReadingView view(Reading reading) {
        var code =
                reading instanceof Reading.Known known
                        ? Optional.of(known.code())
                        : Optional.<Code>empty();
        return new ReadingView(
                reading.input(),
                reading.scheme().word(),
                code.map(Code::identity),
                code.map(it -> it.level().name().toLowerCase(Locale.ROOT)),
                reading.parts(),
                reading.problems().stream()
                        .map(it -> new ProblemView(it.code(), new Text(it.zh(), it.en()), it.at()))
                        .toList(),
                code.isPresent(),
                code.flatMap(Code::product).flatMap(products::find));
    }
}
