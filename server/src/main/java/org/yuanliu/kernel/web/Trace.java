package org.yuanliu.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.yuanliu.kernel.Ids;

/// One id for one request, in the answer and in the log.
final class Trace {

    private static final String ATTRIBUTE = "yuanliu.trace";

    private Trace() {}

    static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var fresh = Ids.next().toString();
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }
}
