package org.yuanliu.openapi;

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
            operation.setTags(java.util.List.of(module));
            operation.setOperationId(module + "." + method.getMethod().getName());
            return operation;
        };
    }
}
