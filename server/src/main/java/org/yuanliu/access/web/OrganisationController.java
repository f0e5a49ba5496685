package org.yuanliu.access.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Parties;
import org.yuanliu.access.Party;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.web.Versions;

/// Organisations and their places, kept by the system administrator.
@RestController
class OrganisationController {

    private static final String PARTIES = "/api/v1/administration/parties";

    private final Scopes scopes;
    private final Commands commands;
    private final Parties parties;

    OrganisationController(Scopes scopes, Commands commands, Parties parties) {
        this.scopes = scopes;
        this.commands = commands;
        this.parties = parties;
    }

    /// At most fifty: whoever looks for one types more.
    @GetMapping("/api/v1/regions")
    List<Party.Region> regions(Acting acting, @RequestParam Optional<String> q) {
        return scopes.read(
                acting, () -> parties.regions(q.map(String::strip).filter(it -> !it.isEmpty())));
    }

    @PostMapping(PARTIES)
    ResponseEntity<Party> add(
            Acting acting,
            @RequestBody Party.Edit edit,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(acting, key, "POST parties", edit, () -> parties.add(acting, edit));
    }

    @PutMapping(PARTIES + "/{id}")
    ResponseEntity<Party> edit(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Party.Edit edit,
            @RequestHeader("If-Match") String version) {
        return answer(
                scopes.write(acting, () -> parties.edit(acting, id, Versions.of(version), edit)));
    }

    @PostMapping(PARTIES + "/{id}/premises")
    ResponseEntity<Party> addPremises(
            Acting acting,
            @PathVariable UUID id,
            @RequestBody Party.PremisesEdit edit,
            @RequestHeader("Idempotency-Key") UUID key) {
        return once(
                acting,
                key,
                "POST parties/" + id + "/premises",
                edit,
                () -> parties.addPremises(acting, id, edit));
    }

    @PutMapping(PARTIES + "/{id}/premises/{premises}")
    ResponseEntity<Party> editPremises(
            Acting acting,
            @PathVariable UUID id,
            @PathVariable UUID premises,
            @RequestBody Party.PremisesEdit edit) {
        return answer(scopes.write(acting, () -> parties.editPremises(acting, id, premises, edit)));
    }

    private ResponseEntity<Party> once(
            Acting acting, UUID key, String command, Object request, Supplier<Parties.Kept> work) {
        return answer(commands.once(acting, key, command, request, Parties.Kept.class, work));
    }

    private static ResponseEntity<Party> answer(Parties.Kept kept) {
        return ResponseEntity.ok().eTag("\"" + kept.version() + "\"").body(kept.party());
    }
}
