package org.yuanliu.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yuanliu.core.work.Transitions;

/// A request that the product will not carry out: what kind of problem, and which fields.
///
/// Thrown at the edge of a module's front door; it ends the transaction and becomes a problem
/// answer. It is not for outcomes of single records in a batch: those are values.
public final class Refusal extends RuntimeException {

    /// One field that is not right: what came, if anything did, and what would be.
    public record Field(String pointer, @Nullable String rejected, String zh, String en) {}

    private final ProblemKind kind;
    private final List<Field> fields;
    private final Map<String, String> details;
    private final @Nullable Duration retryAfter;

    public Refusal(ProblemKind kind) {
        this(kind, List.of(), Map.of());
    }

    public Refusal(ProblemKind kind, List<Field> fields, Map<String, String> details) {
        this(kind, fields, details, null);
    }

    private Refusal(
            ProblemKind kind,
            List<Field> fields,
            Map<String, String> details,
            @Nullable Duration retryAfter) {
        super(kind.code() + (fields.isEmpty() ? "" : " " + fields));
        this.kind = kind;
        this.fields = List.copyOf(fields);
        this.details = Map.copyOf(details);
        this.retryAfter = retryAfter;
    }

    /// The same request is carried out, once so much time has passed.
    public static Refusal until(ProblemKind kind, Duration retryAfter) {
        return new Refusal(kind, List.of(), Map.of(), retryAfter);
    }

    public static Refusal field(String pointer, String rejected, String expected) {
        return field(pointer, rejected, "应为 " + expected, "expected " + expected);
    }

    public static Refusal field(String pointer, String rejected, String zh, String en) {
        return new Refusal(
                ProblemKind.INVALID_FIELD, List.of(new Field(pointer, rejected, zh, en)), Map.of());
    }

    public static Refusal missing(String pointer) {
        return new Refusal(
                ProblemKind.INVALID_FIELD,
                List.of(new Field(pointer, null, "缺少这一项", "is missing")),
                Map.of());
    }

    /// A step that the table of transitions does not allow now, or not without a reason.
    public static Refusal step(Transitions.Answer.Refused<?, ?> refused) {
        boolean reasonMissing = refused.code().equals("reason-missing");
        return new Refusal(
                reasonMissing ? ProblemKind.INVALID_FIELD : ProblemKind.CONFLICT,
                List.of(
                        new Field(
                                reasonMissing ? "/reason" : "/state",
                                "",
                                refused.reason().zh(),
                                refused.reason().en())),
                Map.of());
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<Field> fields() {
        return fields;
    }

    public Map<String, String> details() {
        return details;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
