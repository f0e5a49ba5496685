package org.yuanliu.access.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Page;

/// Organisations, as everybody who is signed in may see them.
@RestController
@RequestMapping("/api/v1/parties")
class PartyController {

    private final Scopes scopes;
    private final Parties parties;

    PartyController(Scopes scopes, Parties parties) {
        this.scopes = scopes;
        this.parties = parties;
    }

    @GetMapping
    Page<Party.Line> parties(
            Acting acting,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting,
                () ->
                        parties.search(
                                q.filter(it -> !it.isBlank()),
                                kind,
                                Page.Request.of(cursor, limit)));
    }

    /// Its version is the ETag that an edit sends back.
    @GetMapping("/{id}")
    ResponseEntity<Party> party(Acting acting, @PathVariable UUID id) {
        var kept = scopes.read(acting, () -> parties.kept(id));
        return ResponseEntity.ok().eTag("\"" + kept.version() + "\"").body(kept.party());
    }
}
