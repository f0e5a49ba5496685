package org.yuanliu.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Holds an answer against its schema, as far as the description uses schemas.
record Shape(JsonNode description) {

    /// Every place where the answer is not what the schema says.
    List<String> differences(JsonNode schema, JsonNode answer) {
        var found = new ArrayList<String>();
        compare("", schema, answer, found);
        return found;
    }

    private void compare(String at, JsonNode schema, JsonNode answer, List<String> found) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString().replace("#", "");
            compare(at, description.at(name), answer, found);
        } else if (schema.has("oneOf")) {
            if (!answer.isNull()) {
                compare(at, schema.at("/oneOf/0"), answer, found);
            }
        } else if (!fits(types(schema), typeOf(answer))) {
            found.add(at + " is " + typeOf(answer) + ", described as " + types(schema));
        } else if (answer.isArray()) {
            for (int n = 0; n < answer.size(); n++) {
                compare(at + "/" + n, schema.path("items"), answer.get(n), found);
            }
        } else if (answer.isObject()) {
            properties(at, schema, answer, found);
        }
    }

    private void properties(String at, JsonNode schema, JsonNode answer, List<String> found) {
        if (!schema.has("properties")) {
            return;
        }
        var described = new TreeSet<>(schema.path("properties").propertyNames());
        var there = new TreeSet<>(answer.propertyNames());
        if (!described.equals(there)) {
            found.add(at + " has " + there + ", described as " + described);
            return;
        }
        for (var name : described) {
            compare(at + "/" + name, schema.at("/properties/" + name), answer.path(name), found);
        }
    }

    private static boolean fits(List<String> types, String type) {
        return types.contains(type) || (type.equals("integer") && types.contains("number"));
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : List.of(type.asString());
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            case BINARY, MISSING -> "nothing";
        };
    }
}
