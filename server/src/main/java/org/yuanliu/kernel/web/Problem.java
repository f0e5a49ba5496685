package org.yuanliu.kernel.web;

import java.time.Duration;
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
        return new Problem(
                "/problems/" + kind.code(),
                kind.title(language),
                kind.status(),
                detail(refusal, language),
                instance,
                kind.code(),
                traceId,
                kind.safe(language),
                kind.next(language),
                fields);
    }

    private static String detail(Refusal refusal, Language language) {
        var title = refusal.kind().title(language);
        return refusal.retryAfter()
                .map(it -> waiting(it, language))
                .orElseGet(() ->
                        refusal.details().isEmpty()
                                ? title
                                : title + " " + String.join(" ", refusal.details().values()));
    }

    /// Rounded up: whoever comes back then is not too early.
    private static String waiting(Duration time, Language language) {
        long seconds = seconds(time);
        if (seconds <= 120) {
            return language.pick(
                    "请在 " + seconds + " 秒后重试。",
                    "Please try again in " + seconds + (seconds == 1 ? " second." : " seconds."));
        }
        long minutes = (seconds + 59) / 60;
        return language.pick(
                "请在 " + minutes + " 分钟后重试。", "Please try again in " + minutes + " minutes.");
    }

    static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }

    static Problem of(ProblemKind kind, String instance, String traceId, Language language) {
        return of(new Refusal(kind), instance, traceId, language);
    }
}
