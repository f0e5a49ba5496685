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
import tools.jackson.databind.DeserializationContext;
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
                        .addModule(
                                new SimpleModule("strict")
                                        .addDeserializer(OffsetDateTime.class, new Moment()));
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
