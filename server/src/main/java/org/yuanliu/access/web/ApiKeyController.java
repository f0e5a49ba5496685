package org.yuanliu.access.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.ApiKeys;
import org.yuanliu.access.ApiKeys.Made;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Page;

/// The keys of the acting party. The secret is in one answer, once.
@RestController
@RequestMapping("/api/v1/keys")
class ApiKeyController {

    private final Scopes scopes;
    private final Commands commands;
    private final ApiKeys keys;

    ApiKeyController(Scopes scopes, Commands commands, ApiKeys keys) {
        this.scopes = scopes;
        this.commands = commands;
        this.keys = keys;
    }

    record Wanted(String name, List<String> scopes) {}

    @GetMapping
    Page<ApiKeys.Key> keys(Acting acting) {
        return scopes.read(acting, () -> new Page<>(keys.of(acting), java.util.Optional.empty()));
    }

    /// Not answered from a kept answer: that would keep the secret.
    @PostMapping
    Made make(Acting acting, @RequestBody Wanted wanted) {
        return scopes.write(acting, () -> keys.make(acting, wanted.name(), wanted.scopes()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(
            Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        commands.once(
                acting,
                key,
                "DELETE keys/" + id,
                "",
                String.class,
                () -> {
                    keys.revoke(acting, id);
                    return "revoked";
                });
        return ResponseEntity.noContent().build();
    }
}
