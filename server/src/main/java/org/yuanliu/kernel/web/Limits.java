package org.yuanliu.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Headers that every answer carries, and how much a request may bring.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Limits extends OncePerRequestFilter {

    static final long LARGEST_BODY = 8L << 20;

    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
                    + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// A browser that has read this once asks without encryption never again, and lets nobody pass
    /// a warning: right with a certificate that browsers trust, and a trap with one of our own.
    private static final String HALF_A_YEAR = "max-age=15552000";

    /// An escape among the first three segments, which lead to a controller.
    private static final Pattern DISGUISED = Pattern.compile("(/[^/%]*){0,2}/[^/]*%");

    private final Problems problems;
    private final List<Allowance> allowances;
    private final boolean strictTransport;

    Limits(
            Problems problems,
            List<Allowance> allowances,
            @Value("${yuanliu.strict-transport:false}") boolean strictTransport) {
        this.problems = problems;
        this.allowances = allowances;
        this.strictTransport = strictTransport;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        protect(response);
        if (isDisguised(request.getRequestURI())) {
            problems.write(request, response, new Refusal(ProblemKind.NOT_FOUND));
            return;
        }
        if (strictTransport && request.isSecure()) {
            response.setHeader("Strict-Transport-Security", HALF_A_YEAR);
        }
        if (request.getRequestURI().startsWith("/api/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        var bound = bound(request);
        if (request.getContentLengthLong() > bound.most()) {
            problems.write(request, response, new Refusal(bound.beyond()));
            return;
        }
        if (hasNoType(request)) {
            problems.write(request, response, new Refusal(ProblemKind.UNSUPPORTED_TYPE));
            return;
        }
        chain.doFilter(new Bounded(request, bound), response);
    }

    /// How much may come, and what is said of more.
    private record Bound(long most, ProblemKind beyond) {}

    private Bound bound(HttpServletRequest request) {
        return allowances.stream()
                .filter(it -> it.covers(request))
                .findFirst()
                .map(it -> new Bound(it.most(), it.beyond()))
                .orElse(new Bound(LARGEST_BODY, ProblemKind.TOO_LARGE));
    }

    /// Filters look at an address as it was sent, and controllers at what it means: where both
    /// could differ about what it leads to, it leads nowhere.
    private static boolean isDisguised(String path) {
        return path.contains("//") || path.contains(";") || DISGUISED.matcher(path).lookingAt();
    }

    /// A wildcard says what somebody takes, and never what he sends.
    private static boolean hasNoType(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.contains("*");
    }

    /// What the container refused, or what broke before a filter could see it.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        protect(response);
        chain.doFilter(request, response);
    }

    static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    /// A body without a length is counted as it is read.
    private static final class Bounded extends HttpServletRequestWrapper {

        private final Bound bound;

        Bounded(HttpServletRequest request, Bound bound) {
            super(request);
            this.bound = bound;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), bound);
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private final Bound bound;
        private long read;

        Counted(ServletInputStream in, Bound bound) {
            this.in = in;
            this.bound = bound;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = in.read(into, from, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > bound.most()) {
                throw new Refusal(bound.beyond());
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
