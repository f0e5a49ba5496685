package org.yuanliu.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Our records as schemas: one property for each component, null only where it is an `Optional`.
///
/// A nested record is called after the class around it, since short names such as `View` and `Line`
/// are used in several places.
final class RecordSchemas implements ModelConverter {

    /// Which type has which name: two types of one name would silently become one schema.
    private final Map<String, String> taken = new HashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && java.getRawClass() == Optional.class) {
            return context.resolve(new AnnotatedType(java.containedType(0)).resolveAsRef(true));
        }
        if (java != null && isOurs(java)) {
            return record(java, context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static boolean isOurs(JavaType type) {
        return type.getRawClass().isRecord()
                && type.getRawClass().getPackageName().startsWith("org.yuanliu");
    }

    private Schema<?> record(JavaType type, ModelConverterContext context) {
        var name = name(type);
        var known = taken.putIfAbsent(name, type.toCanonical());
        if (known != null && !known.equals(type.toCanonical())) {
            throw new IllegalStateException(name + " would be " + known + " and " + type);
        }
        if (!context.getDefinedModels().containsKey(name)) {
            var schema = typed("object");
            context.defineModel(name, schema, new AnnotatedType(type), null);
            for (var component : type.getRawClass().getRecordComponents()) {
                var member =
                        Json.mapper()
                                .getTypeFactory()
                                .resolveMemberType(component.getGenericType(), type.getBindings());
                schema.addProperty(component.getName(), property(component, member, context));
            }
        }
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> property(
            java.lang.reflect.RecordComponent component,
            JavaType type,
            ModelConverterContext context) {
        var resolved = context.resolve(new AnnotatedType(type).resolveAsRef(true));
        boolean nullable =
                type.getRawClass() == Optional.class
                        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable ? orNull(resolved) : resolved;
    }

    /// A copy: the schema of a plain type is one object for all who use it.
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() == null && schema.getTypes() != null) {
            var copy = typed("null");
            schema.getTypes().forEach(copy::addType);
            copy.setFormat(schema.getFormat());
            copy.setItems(schema.getItems());
            return copy;
        }
        var either = new JsonSchema();
        either.setOneOf(List.of(schema, typed("null")));
        return either;
    }

    private static Schema<?> typed(String type) {
        var schema = new JsonSchema();
        schema.setTypes(new java.util.LinkedHashSet<>(Set.of(type)));
        return schema;
    }

    private static String name(JavaType type) {
        var around = type.getRawClass().getEnclosingClass();
        var name =
                around == null
                        ? type.getRawClass().getSimpleName()
                        : around.getSimpleName().replaceFirst("(Controller|View)$", "")
                                + type.getRawClass().getSimpleName();
        return type.hasGenericTypes()
                ? name
                        + "Of"
                        + type.getBindings().getTypeParameters().stream()
                                .map(RecordSchemas::name)
                                .collect(Collectors.joining())
                : name;
    }
}
