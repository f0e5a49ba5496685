package org.yuanliu.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Addresses of the console and of the phone entry are known to the browser only: whoever opens one
/// directly gets the page that knows it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class Pages extends OncePerRequestFilter {

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        // The name of an asset holds its hash: another content is another name.
        response.setHeader("Cache-Control", path.startsWith("/assets/") ? FOR_A_YEAR : "no-cache");
        if (isPage(request, path)) {
            request.getRequestDispatcher(
                            path.startsWith("/m/") || path.equals("/m")
                                    ? "/m/index.html"
                                    : "/index.html")
                    .forward(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static boolean isPage(HttpServletRequest request, String path) {
        return request.getMethod().equals("GET")
                && path.indexOf('.', path.lastIndexOf('/')) < 0
                && !path.startsWith("/assets/")
                && !path.startsWith("/problems/")
                // Documents are compared without script.
                && !path.startsWith("/d/")
                && !path.equals("/error");
    }
}
