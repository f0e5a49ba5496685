package org.yuanliu.kernel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// A problem as it goes over the wire: RFC 9457, with what is safe and what to do next.
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String traceId,
        String safe,
        String next,
        List<FieldProblem> errors) {

    public record FieldProblem(
            String pointer, String field, @Nullable String rejected, String reason, String hint) {}

    static Problem of(Refusal refusal, String instance, String traceId, Language language) {
        var kind = refusal.kind();
        var fields =
                refusal.fields().stream()
                        .map(it ->
                                new FieldProblem(
                                        it.pointer(),
                                        it.pointer().substring(it.pointer().lastIndexOf('/') + 1),
                                        it.rejected(),
                                        language.pick(it.zh(), it.en()),
                                        kind.next(language)))
                        .toList();
        var detail =
                refusal.details().isEmpty()
                        ? kind.title(language)
                        : kind.title(language) + " " + String.join(" ", refusal.details().values());
        return new Problem(
                "/problems/" + kind.code(),
                kind.title(language),
                kind.status(),
                detail,
                instance,
                kind.code(),
                traceId,
                kind.safe(language),
                kind.next(language),
                fields);
    }

    static Problem of(ProblemKind kind, String instance, String traceId, Language language) {
        return of(new Refusal(kind), instance, traceId, language);
    }
}
