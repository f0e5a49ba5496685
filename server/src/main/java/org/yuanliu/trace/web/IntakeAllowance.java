package org.yuanliu.trace.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.web.Allowance;

/// Records come as a stream that is never held as a whole.
@Component
class IntakeAllowance implements Allowance {

    @Override
    public boolean covers(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals("/api/v1/trace/events");
    }

    @Override
    public long most() {
        return 256L << 20;
    }

    @Override
    public ProblemKind beyond() {
        return ProblemKind.TOO_LARGE;
    }
}
