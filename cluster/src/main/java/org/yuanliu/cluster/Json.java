package org.yuanliu.cluster;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonParser;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonToken;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.StreamReadFeature;

/// Flat JSON: objects whose values are texts. It uses the Jackson that every Flink brings along
/// under a name of its own, so that the job's jar brings nothing.
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    /// An object of texts, or why it is none.
    sealed interface Flat {
        record Fields(Map<String, String> values) implements Flat {}

        record Wrong(String reason) implements Flat {}
    }

    static Flat flat(String line) {
        try (var parser = FACTORY.createParser(line)) {
            return flat(parser);
        } catch (JsonProcessingException notJson) {
            return new Flat.Wrong("not JSON: " + firstLine(notJson.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Flat flat(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Flat.Wrong("not a JSON object");
        }
        var values = new LinkedHashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return new Flat.Wrong(name + ": not a text");
            }
            values.put(name, parser.getText());
        }
        if (parser.nextToken() != null) {
            return new Flat.Wrong("something follows the JSON object");
        }
        return new Flat.Fields(values);
    }

    static String write(Map<String, String> values) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (var it : values.entrySet()) {
                json.writeStringField(it.getKey(), it.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
