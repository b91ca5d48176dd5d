package io.huiji.server.access.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Open;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the API's description which scope an operation needs. */
@Component
class ScopeInDescription implements GlobalOperationCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Needs needs = handler.getMethodAnnotation(Needs.class);
        if (needs != null) {
            operation.addExtension("x-scope", needs.value().code());
        }
        if (handler.hasMethodAnnotation(Open.class)) {
            operation.addExtension("x-scope", "open");
            operation.setSecurity(java.util.List.of());
        }
        return operation;
    }
}
