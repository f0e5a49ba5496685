package org.yuanliu.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.yuanliu.evidence.EvidenceLimits;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.web.Allowance;

/// Where a file may come as the body: any path that ends with `/evidence`, whoever's it is.
@Component
class ExhibitAllowance implements Allowance {

    private final EvidenceLimits limits;

    ExhibitAllowance(EvidenceLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean covers(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().endsWith("/evidence");
    }

    @Override
    public long most() {
        return limits.largest().toBytes();
    }

    @Override
    public ProblemKind beyond() {
        return ProblemKind.FILE_TOO_LARGE;
    }
}
