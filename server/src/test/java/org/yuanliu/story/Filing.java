package org.yuanliu.story;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.code.Code;

/// One record as a client sends it, told in words: `Filing.inbound(code).from("wholesale")`.
///
/// The goods move an hour after each other on the day before yesterday, unless a test says when.
public final class Filing {

    private final Map<String, Object> record = new LinkedHashMap<>();

    private Filing(String act, String code) {
        record.put("act", act);
        record.put("code", code);
        record.put("at", at(0).toString());
    }

    public static Filing of(String act, Code code) {
        return new Filing(act, code.identity());
    }

    public static Filing of(String act, String code) {
        return new Filing(act, code);
    }

    public static Filing produced(Code code) {
        return of("produced", code);
    }

    public static Filing outbound(Code code) {
        return of("outbound", code);
    }

    public static Filing inbound(Code code) {
        return of("inbound", code);
    }

    public static Filing sale(Code code) {
        return of("sale", code);
    }

    /// So many hours after the morning of the day before yesterday.
    public static OffsetDateTime at(int hours) {
        return OffsetDateTime.now(ZoneOffset.ofHours(8))
                .truncatedTo(ChronoUnit.DAYS)
                .minusDays(2)
                .plusHours(6 + hours);
    }

    public Filing hour(int hours) {
        return set("at", at(hours).toString());
    }

    public Filing from(String party) {
        return set("partner", Platform.shared().party(party));
    }

    public Filing to(String party) {
        return from(party);
    }

    public Filing partner(UUID party) {
        return set("partner", party);
    }

    public Filing quantity(String amount, String unit) {
        record.putIfAbsent("reference", UUID.randomUUID().toString());
        return set("quantity", new BigDecimal(amount)).set("unit", unit);
    }

    public Filing correcting(String event, String reason) {
        return set("corrects", event).set("reason", reason);
    }

    public Filing set(String field, Object value) {
        record.put(field, value);
        return this;
    }

    public Map<String, Object> record() {
        return record;
    }

    /// Files it, and expects that it is stored.
    public String by(Http filer) {
        var answer = file(filer, this);
        org.assertj.core.api.Assertions.assertThat(answer.text("/results/0/outcome"))
                .as(answer.raw())
                .isEqualTo("stored");
        return answer.text("/results/0/event");
    }

    public String by(String login) {
        return by(Platform.shared().as(login));
    }

    public static Answer file(Http filer, Filing... records) {
        return file(filer, Arrays.stream(records).map(Filing::record).toList());
    }

    public static Answer file(Http filer, List<?> records) {
        return filer.post("/filings", Map.of("records", records, "via", "api")).is(200);
    }
}
