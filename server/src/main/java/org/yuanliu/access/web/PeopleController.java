package org.yuanliu.access.web;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Locks;
import org.yuanliu.access.People;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Page;

/// Accounts and roles of people, for administrators.
///
/// An answer with a first or temporary password is given once: a kept answer would keep it.
@RestController
@RequestMapping("/api/v1/administration")
class PeopleController {

    private final Scopes scopes;
    private final Commands commands;
    private final People people;
    private final Locks locks;

    PeopleController(Scopes scopes, Commands commands, People people, Locks locks) {
        this.scopes = scopes;
        this.commands = commands;
        this.people = people;
        this.locks = locks;
    }

    record Because(String reason) {}

    record RoleWanted(UUID party, String role, String name, Optional<String> phone) {}

    /// Shown once; whoever gets it changes it at the first sign-in.
    record FirstPassword(Optional<String> password) {}

    /// Shown once; with it and the password an administrator comes in, to set up a second factor.
    record SetUpCode(String code) {}

    @GetMapping("/people")
    Page<People.View> people(
            Acting acting,
            @RequestParam Optional<String> q,
            @RequestParam Optional<UUID> party,
            @RequestParam Optional<Boolean> waiting,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        var text = q.map(String::strip).filter(it -> !it.isEmpty());
        Supplier<Page<People.View>> list =
                () ->
                        people.list(
                                acting,
                                text,
                                party,
                                waiting.orElse(false),
                                Page.Request.of(cursor, limit));
        // Looking for a name leaves a trace.
        return text.isPresent() ? scopes.write(acting, list) : scopes.read(acting, list);
    }

    @GetMapping("/people/{id}")
    People.View person(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> people.person(acting, id));
    }

    @PostMapping("/people")
    People.View add(
            Acting acting,
            @RequestBody People.Wanted wanted,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(acting, key, "POST people", wanted, () -> people.add(acting, wanted));
    }

    @PostMapping("/people/{id}/roles")
    People.View ask(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody RoleWanted wanted,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST people/" + id + "/roles",
                wanted,
                () ->
                        people.ask(
                                acting,
                                id,
                                wanted.party(),
                                wanted.role(),
                                wanted.name(),
                                wanted.phone()));
    }

    @PostMapping("/people/{id}/disable")
    People.View disable(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Because because,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST people/" + id + "/disable",
                because,
                () -> people.disable(acting, id, because.reason()));
    }

    @PostMapping("/people/{id}/enable")
    People.View enable(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Because because,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST people/" + id + "/enable",
                because,
                () -> people.enable(acting, id, because.reason()));
    }

    @PostMapping("/people/{id}/unlock")
    People.View unlock(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Because because,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST people/" + id + "/unlock",
                because,
                () -> {
                    locks.unlock(acting, id, because.reason());
                    return people.person(acting, id);
                });
    }

    @PostMapping("/people/{id}/reset-password")
    FirstPassword resetPassword(
            Acting acting, @PathVariable UUID id, @RequestBody Because because) {
        return scopes.write(
                acting,
                () ->
                        new FirstPassword(
                                Optional.of(locks.resetPassword(acting, id, because.reason()))));
    }

    @PostMapping("/people/{id}/reset-second-factor")
    People.View resetSecondFactor(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Because because,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST people/" + id + "/reset-second-factor",
                because,
                () -> {
                    locks.resetSecondFactor(acting, id, because.reason());
                    return people.person(acting, id);
                });
    }

    @PostMapping("/people/{id}/set-up-code")
    SetUpCode newSetUpCode(Acting acting, @PathVariable UUID id, @RequestBody Because because) {
        return scopes.write(
                acting, () -> new SetUpCode(locks.newSetUpCode(acting, id, because.reason())));
    }

    @PostMapping("/people/{id}/forget")
    People.View forget(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Because because,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST people/" + id + "/forget",
                because,
                () -> people.forget(acting, id, because.reason()));
    }

    @PostMapping("/roles/{id}/grant")
    FirstPassword grant(Acting acting, @PathVariable UUID id) {
        return scopes.write(acting, () -> new FirstPassword(people.grant(acting, id)));
    }

    @PostMapping("/roles/{id}/withdraw")
    People.View withdraw(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Because because,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST roles/" + id + "/withdraw",
                because,
                () -> people.withdraw(acting, id, because.reason()));
    }

    private People.View once(
            Acting acting, UUID key, String command, Object request, Supplier<People.View> work) {
        return commands.once(acting, key, command, request, People.View.class, work);
    }
}
