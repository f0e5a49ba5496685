package org.yuanliu.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yuanliu.access.Acting;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.web.Problems;

/// Keeps one caller from taking the platform away from the others: before anybody is looked up it
/// counts by address, and once the [Door] knows who it is, by person.
///
/// It counts in this process and forgets at its end. It stops a loop and a single nuisance; against
/// many machines at once somebody else must stand in front.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 8)
class Turnstile extends OncePerRequestFilter {

    private final Pace addresses;
    private final Pace people;
    private final Problems problems;

    Turnstile(PaceLimit limit, Clock clock, Problems problems) {
        this.addresses = new Pace(clock, limit.addressPerSecond(), limit.addressBurst());
        this.people = new Pace(clock, limit.perSecond(), limit.burst());
        this.problems = problems;
    }

    void pass(Acting acting) {
        letPass(people.take(acting.person().toString()));
    }

    /// Files of our own pages cost next to nothing, and a page has many.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            letPass(addresses.take(Door.origin(request)));
        } catch (Refusal refusal) {
            problems.write(request, response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void letPass(Duration wait) {
        if (wait.isPositive()) {
            throw Refusal.until(ProblemKind.TOO_FAST, wait);
        }
    }
}
