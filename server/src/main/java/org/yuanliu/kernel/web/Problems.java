package org.yuanliu.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// Turns whatever went wrong into one form, wherever it went wrong: in a filter, in a controller,
/// in the container.
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        var problem = problem(request, refusal);
        response.setStatus(problem.status());
        refusal.retryAfter()
                .ifPresent(it ->
                        response.setHeader("Retry-After", String.valueOf(Problem.seconds(it))));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    String written(HttpServletRequest request, Refusal refusal) {
        return json.writeValueAsString(problem(request, refusal));
    }

    /// A failure before any controller was reached.
    public void writeFailure(
            HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        LOG.error(
                "{} {} failed, trace {}",
                request.getMethod(),
                request.getRequestURI(),
                Trace.id(request),
                failure);
        write(request, response, new Refusal(ProblemAdvice.kindOf(failure)));
    }

    ResponseEntity<Problem> answer(HttpServletRequest request, Refusal refusal) {
        var problem = problem(request, refusal);
        var answer =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        refusal.retryAfter()
                .ifPresent(it -> answer.header("Retry-After", String.valueOf(Problem.seconds(it))));
        return answer.body(problem);
    }

    /// The cause goes to the log under the trace id, never to the screen.
    ResponseEntity<Problem> failed(HttpServletRequest request, ProblemKind kind, Throwable cause) {
        LOG.error(
                "{} {} failed, trace {}",
                request.getMethod(),
                request.getRequestURI(),
                Trace.id(request),
                cause);
        return answer(request, new Refusal(kind));
    }

    private static Problem problem(HttpServletRequest request, Refusal refusal) {
        return Problem.of(refusal, instance(request), Trace.id(request), language(request));
    }

    /// What was asked for, as far as it could be read.
    private static String instance(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            return asked;
        }
        return Objects.requireNonNullElse(request.getRequestURI(), "/");
    }

    private static Language language(HttpServletRequest request) {
        // Without the header the container would answer with the machine's own language.
        return request.getHeader("Accept-Language") == null
                ? Language.ZH
                : Language.of(request.getLocale());
    }
}
