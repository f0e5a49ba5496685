package org.yuanliu.kernel.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// What JSON may not leave to guessing, beyond the settings in `application.yaml`.
@Configuration(proxyBeanMethods = false)
class Strictness {

    @Bean
    JsonMapperBuilderCustomizer strict() {
        return builder ->
                builder.changeDefaultNullHandling(
                                it -> JsonSetter.Value.construct(it.getValueNulls(), Nulls.FAIL))
                        // The second of two would win, and whoever reads along may have seen the
                        // first.
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .addModule(
                                new SimpleModule("strict")
                                        .addDeserializer(OffsetDateTime.class, new Moment())
                                        .addDeserializer(String.class, new Whole()));
    }

    /// Half a character is none: it could be stored by nobody and hashed in two ways.
    private static final class Whole extends StdDeserializer<String> {

        private static final StringDeserializer ANY = StringDeserializer.instance;

        private Whole() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = ANY.deserialize(parser, context);
            for (int at = 0; at < text.length(); at++) {
                if (Character.isSurrogate(text.charAt(at))) {
                    if (Character.charCount(text.codePointAt(at)) == 1) {
                        throw context.weirdStringException(
                                text.substring(0, at), String.class, "half a character");
                    }
                    at++;
                }
            }
            return text;
        }
    }

    /// A number could be seconds or milliseconds, and has no offset: a time is text.
    private static final class Moment extends StdDeserializer<OffsetDateTime> {

        private Moment() {
            super(OffsetDateTime.class);
        }

        @Override
        public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                var text = parser.getString();
                try {
                    return OffsetDateTime.parse(text.strip());
                } catch (DateTimeException notATime) {
                    throw context.weirdStringException(
                            text, OffsetDateTime.class, "not a time with its offset");
                }
            }
            return (OffsetDateTime) context.handleUnexpectedToken(getValueType(context), parser);
        }
    }
}
