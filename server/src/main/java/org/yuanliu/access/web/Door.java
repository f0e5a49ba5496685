package org.yuanliu.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yuanliu.access.Acting;
import org.yuanliu.access.ApiKeys;
import org.yuanliu.access.Session;
import org.yuanliu.access.SignIn;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.web.Problems;

/// Everybody comes through here: who is it, and did this request come from our own page?
///
/// It reads from the top: open paths, machines with a key, people with a cookie, nobody. What a
/// role may do is decided by the front doors behind it, what it may see by the database.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Door extends OncePerRequestFilter {

    static final String COOKIE = "yuanliu";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OPEN =
            Set.of("GET /api/v1/platform", "POST /api/v1/session", "POST /api/v1/session/as");

    /// What is open to somebody who must first put his own account in order. Where records are
    /// filed.
    private static final Set<String> FILED =
            Set.of("POST /api/v1/filings", "POST /api/v1/trace/events");

    private static final String OWN = "/api/v1/(session|account)(/.*)?";

    /// What a company, and an authority about companies, puts on record in the libraries.
    private static final String KEPT =
            "(POST|PUT) /api/v1/(products|dossiers|uploads)(/[^/]+){0,4}";

    private final SignIn signIn;
    private final ApiKeys keys;
    private final Turnstile turnstile;
    private final Problems problems;

    Door(SignIn signIn, ApiKeys keys, Turnstile turnstile, Problems problems) {
        this.signIn = signIn;
        this.keys = keys;
        this.turnstile = turnstile;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/")
                || OPEN.contains(request.getMethod() + " " + request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            letIn(request);
        } catch (Refusal refusal) {
            problems.write(request, response, refusal);
            return;
        } catch (DataAccessException | TransactionException failure) {
            problems.writeFailure(request, response, failure);
            return;
        }
        chain.doFilter(request, response);
    }

    private void letIn(HttpServletRequest request) {
        var secret = secret(request);
        if (secret.isPresent()) {
            var bearer =
                    keys.bearer(secret.get(), origin(request))
                            .orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
            if (!mayDo(request, bearer.scopes())) {
                throw new Refusal(ProblemKind.FORBIDDEN);
            }
            turnstile.pass(bearer.acting());
            request.setAttribute(ActingArgument.ATTRIBUTE, bearer.acting());
            return;
        }
        var token = token(request).orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
        var session = signIn.session(token).orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
        if (!SAFE.contains(request.getMethod()) && !fromOurPage(request, session)) {
            throw new Refusal(ProblemKind.STALE_PAGE);
        }
        if (!meantFor(request, session)) {
            throw new Refusal(ProblemKind.ACTING_CHANGED);
        }
        if (!session.due().isEmpty() && !request.getRequestURI().matches(OWN)) {
            throw new Refusal(ProblemKind.ACCOUNT_DUE);
        }
        var acting = session.as(origin(request));
        turnstile.pass(acting);
        request.setAttribute(ActingArgument.ATTRIBUTE, acting);
    }

    /// A machine reads, files, or keeps the libraries. It makes no keys and decides nothing,
    /// whoever made its own key.
    private static boolean mayDo(HttpServletRequest request, Set<String> scopes) {
        if (SAFE.contains(request.getMethod())) {
            return scopes.contains("read");
        }
        var asked = request.getMethod() + " " + request.getRequestURI();
        return (FILED.contains(asked) && scopes.contains("file"))
                || (asked.matches(KEPT) && scopes.contains("keep"));
    }

    /// A foreign page can make a browser send the cookie, but can't read the token that goes into
    /// this header.
    private static boolean fromOurPage(HttpServletRequest request, Session session) {
        var sent = request.getHeader("X-CSRF-Token");
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        session.csrf().getBytes(StandardCharsets.UTF_8));
    }

    /// All windows of a browser share one cookie, so a person may act for another party by now than
    /// the page believes that sends this. A page says in whose name it speaks, and is taken at its
    /// word: nothing is filed for a party that nobody was looking at.
    private static boolean meantFor(HttpServletRequest request, Session session) {
        var meant = request.getHeader("X-Acting-For");
        return meant == null || meant.equals(session.acting().id().toString());
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(it -> it.startsWith("Bearer "))
                .map(it -> it.substring("Bearer ".length()).strip());
    }

    static Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /// Where a request came from, for the journal.
    static String origin(HttpServletRequest request) {
        return request.getRemoteAddr();
    }

    static Acting platform(HttpServletRequest request) {
        return Acting.platform(origin(request));
    }
}
