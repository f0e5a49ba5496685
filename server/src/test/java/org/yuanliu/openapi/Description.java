package org.yuanliu.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yuanliu.access.Acting;

/// Tells springdoc what it can't see: who acts comes from the session, an operation belongs to its
/// module, and a record is what its components say. In tests only; the product ships the result.
@Configuration(proxyBeanMethods = false)
class Description {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Acting.class);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer named() {
        return (operation, method) -> {
            // org.yuanliu.<module>.web
            var module = method.getBeanType().getPackageName().split("\\.", -1)[2];
            operation.setTags(List.of(module));
            operation.setOperationId(module + "." + method.getMethod().getName());
            if (List.of(method.getMethod().getParameterTypes()).contains(InputStream.class)) {
                takesAFile(operation);
            }
            if (method.getMethod().getGenericReturnType().getTypeName().contains("Resource>")) {
                operation
                        .getResponses()
                        .computeIfPresent(
                                "200", (code, it) -> it.content(file("application/octet-stream")));
            }
            return operation;
        };
    }

    /// The file is the body, whatever its type; the type is no parameter beside it.
    private static void takesAFile(Operation operation) {
        operation.getParameters().removeIf(it -> it.getName().equals("Content-Type"));
        operation.setRequestBody(new RequestBody().required(true).content(file("*/*")));
    }

    private static Content file(String type) {
        var schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(Set.of("string")));
        schema.setFormat("binary");
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }
}
