package org.yuanliu.access.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.yuanliu.access.Acting;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// A controller says `Acting acting`, and gets whom the [Door] let in.
@Component
class ActingArgument implements HandlerMethodArgumentResolver {

    static final String ATTRIBUTE = "yuanliu.acting";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Acting.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                instanceof Acting acting) {
            return acting;
        }
        throw new Refusal(ProblemKind.SIGNED_OUT);
    }
}
