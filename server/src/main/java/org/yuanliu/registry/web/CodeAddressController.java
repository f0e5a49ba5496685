package org.yuanliu.registry.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.web.Versions;
import org.yuanliu.registry.CodeAddress;
import org.yuanliu.registry.CodeAddress.Edit;
import org.yuanliu.registry.CodeAddress.Outcome;
import org.yuanliu.registry.CodeAddresses;

/// Behind which addresses whose codes stand: for whoever runs the platform.
@RestController
@RequestMapping("/api/v1/administration/code-addresses")
class CodeAddressController {

    private final Scopes scopes;
    private final Commands commands;
    private final CodeAddresses addresses;

    CodeAddressController(Scopes scopes, Commands commands, CodeAddresses addresses) {
        this.scopes = scopes;
        this.commands = commands;
        this.addresses = addresses;
    }

    record All(List<CodeAddress> addresses) {}

    record Trial(List<Outcome> outcomes) {}

    record Why(String reason) {}

    @GetMapping
    All addresses(Acting acting) {
        return scopes.read(acting, () -> new All(addresses.list(acting)));
    }

    /// Changes nothing, so it needs no key.
    @PostMapping("/trial")
    Trial tryAddress(Acting acting, @RequestBody Edit edit) {
        return scopes.read(acting, () -> new Trial(addresses.trial(acting, edit)));
    }

    @PostMapping
    CodeAddress addAddress(
            Acting acting, @RequestHeader("Idempotency-Key") UUID key, @RequestBody Edit edit) {
        return commands.once(
                acting,
                key,
                "POST code-addresses",
                edit,
                CodeAddress.class,
                () -> addresses.add(acting, edit));
    }

    @PutMapping("/{id}")
    ResponseEntity<CodeAddress> changeAddress(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String version,
            @RequestBody Edit edit) {
        return Versions.answer(
                scopes.write(
                        acting, () -> addresses.change(acting, id, Versions.of(version), edit)),
                CodeAddress::version);
    }

    @PostMapping("/{id}/end")
    ResponseEntity<CodeAddress> endAddress(
            Acting acting,
            @PathVariable UUID id,
            @RequestHeader("If-Match") String version,
            @RequestBody Why why) {
        return Versions.answer(
                scopes.write(
                        acting,
                        () -> addresses.end(acting, id, Versions.of(version), why.reason())),
                CodeAddress::version);
    }
}
