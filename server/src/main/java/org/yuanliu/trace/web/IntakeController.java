package org.yuanliu.trace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.trace.Answer;
import org.yuanliu.trace.Intake;
import tools.jackson.databind.json.JsonMapper;

/// Records as a stream, and a verdict for each.
@RestController
@RequestMapping("/api/v1/trace")
class IntakeController {

    private static final String LINES = "application/x-ndjson";

    private final Intake intake;
    private final JsonMapper json;

    IntakeController(Intake intake, JsonMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /// Content identity serves instead of an Idempotency-Key: the same record sent again is known.
    @PostMapping(
            value = "/events",
            consumes = {"application/json", LINES, "application/jsonl"},
            produces = LINES)
    void stream(Acting acting, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean lines = !String.valueOf(request.getContentType()).startsWith("application/json");
        try (var answer = new Answer()) {
            var end =
                    intake.take(
                            acting,
                            "api",
                            request.getInputStream(),
                            lines,
                            it -> answer.line(json.writeValueAsString(it)));
            answer.line(
                    json.writeValueAsString(
                            switch (end) {
                                case Intake.End.Complete(var summary) -> Map.of("summary", summary);
                                case Intake.End.Broken broken -> Map.of("broken", broken);
                            }));
            response.setContentType(LINES);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            answer.writeTo(response.getOutputStream());
        }
    }
}
