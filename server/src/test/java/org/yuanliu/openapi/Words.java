package org.yuanliu.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the description says to people: kept in `words.json`, so that no prose stands in
/// controllers, and laid over what the code tells.
record Words(JsonNode words) {

    /// What an integrator has to be ready for, beside the success. The name stands for the answer
    /// among the components.
    private enum Answered {
        BAD_REQUEST("400", "Not readable, or a field is not right; `errors` names it."),
        SIGNED_OUT("401", "Nobody is signed in, or the key is not known."),
        FORBIDDEN("403", "Not permitted in this role, or the page's CSRF token is old."),
        NOT_FOUND("404", "Not there, or not visible to you."),
        CONFLICT("409", "Does not fit the present state."),
        CHANGED_MEANWHILE("412", "Somebody else changed it meanwhile."),
        KEY_REUSED("422", "This Idempotency-Key came with other content before."),
        HEADER_MISSING("428", "If-Match or Idempotency-Key is missing."),
        TOO_FAST("429", "Too many requests; come back after `Retry-After` seconds.");

        private final String status;
        private final String said;

        Answered(String status, String said) {
            this.status = status;
            this.said = said;
        }
    }

    static Words read() {
        try (InputStream in = Words.class.getResourceAsStream("/openapi/words.json")) {
            if (in == null) {
                throw new IllegalStateException("no words.json");
            }
            return new Words(JsonMapper.shared().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void layOver(ObjectNode description) {
        ((ObjectNode) description.path("info"))
                .put("description", words.path("description").asString());
        answered(description);
        var tags = description.putArray("tags");
        var used = new TreeSet<String>();
        for (var path : description.path("paths")) {
            for (var operation : path) {
                operation.path("tags").forEach(it -> used.add(it.asString()));
                say((ObjectNode) operation);
            }
        }
        used.forEach(it ->
                tags.addObject()
                        .put("name", it)
                        .put("description", words.path("tags").path(it).asString("")));
        words.path("fields")
                .properties()
                .forEach(it -> field(description, it.getKey(), it.getValue()));
    }

    private void say(ObjectNode operation) {
        var id = operation.path("operationId").asString();
        var said = words.path("operations").path(id);
        if (!said.isMissingNode()) {
            operation.put("summary", said.get(0).asString());
            if (!said.get(1).asString().isEmpty()) {
                operation.put("description", said.get(1).asString());
            }
        }
        for (var parameter : operation.path("parameters")) {
            var word = words.path("parameters").path(parameter.path("name").asString());
            if (!word.isMissingNode()) {
                ((ObjectNode) parameter).put("description", word.asString());
            }
        }
        var example = words.path("examples").path(id).path("request");
        var content = operation.at("/requestBody/content/application~1json");
        if (!example.isMissingNode() && content instanceof ObjectNode body) {
            body.set("example", example);
        }
        refusals(operation);
    }

    /// Which of them can come is told by what is asked for.
    private static void refusals(ObjectNode operation) {
        var possible = EnumSet.of(Answered.BAD_REQUEST, Answered.TOO_FAST);
        if (!operation.has("security")) {
            possible.addAll(List.of(Answered.SIGNED_OUT, Answered.FORBIDDEN, Answered.NOT_FOUND));
        }
        for (var parameter : operation.path("parameters")) {
            switch (parameter.path("name").asString()) {
                case "If-Match" ->
                        possible.addAll(
                                List.of(
                                        Answered.CONFLICT,
                                        Answered.CHANGED_MEANWHILE,
                                        Answered.HEADER_MISSING));
                case "Idempotency-Key" ->
                        possible.addAll(
                                List.of(
                                        Answered.CONFLICT,
                                        Answered.KEY_REUSED,
                                        Answered.HEADER_MISSING));
                default -> {
                    // No other parameter brings refusals of its own.
                }
            }
        }
        var responses = (ObjectNode) operation.path("responses");
        for (var answered : possible) {
            responses
                    .putObject(answered.status)
                    .put("$ref", "#/components/responses/" + answered.name());
        }
    }

    /// All of them have the one form.
    private static void answered(ObjectNode description) {
        var responses = (ObjectNode) description.at("/components/responses");
        for (var answered : Answered.values()) {
            var response = responses.putObject(answered.name()).put("description", answered.said);
            response.putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
        ((ObjectNode) responses.path(Answered.TOO_FAST.name()))
                .putObject("headers")
                .putObject("Retry-After")
                .put("description", "Seconds.")
                .putObject("schema")
                .put("type", "integer");
    }

    private static void field(ObjectNode description, String name, JsonNode said) {
        var parts = name.split("\\.", 2);
        if (description.at("/components/schemas/" + parts[0] + "/properties/" + parts[1])
                instanceof ObjectNode property) {
            property.put("description", said.get(0).asString());
            if (said.size() > 1) {
                ArrayNode allowed = property.putArray("enum");
                for (int n = 1; n < said.size(); n++) {
                    allowed.add(said.get(n).asString());
                }
            }
        }
    }

    /// What is said of operations, parameters and fields that there are none of.
    List<String> aboutNothing(JsonNode description) {
        var there = new TreeSet<String>();
        for (var path : description.path("paths")) {
            for (var operation : path) {
                there.add(operation.path("operationId").asString());
            }
        }
        var wrong = new ArrayList<String>();
        for (var part : List.of("operations", "examples")) {
            words.path(part).propertyNames().stream()
                    .filter(it -> !there.contains(it))
                    .forEach(wrong::add);
        }
        for (var field : words.path("fields").propertyNames()) {
            if (description
                    .at("/components/schemas/" + field.replace(".", "/properties/"))
                    .isMissingNode()) {
                wrong.add(field);
            }
        }
        return wrong;
    }
}
