package org.yuanliu.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.yuanliu.kernel.ProblemKind;

/// Requests whose body has a bound of its own. A module offers one as a bean; all other requests
/// keep the common bound.
public interface Allowance {

    boolean covers(HttpServletRequest request);

    long most();

    /// What is said of a body beyond it.
    ProblemKind beyond();
}
