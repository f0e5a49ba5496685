package org.yuanliu.access.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Checkpoints;
import org.yuanliu.access.Duty;
import org.yuanliu.access.Encryption;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.SecurityPolicies;
import org.yuanliu.access.SecurityPolicy;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.web.Versions;

/// The security policy, the keys, who does what, and checkpoints of the journal.
@RestController
@RequestMapping("/api/v1/administration")
class SecurityController {

    private final Scopes scopes;
    private final SecurityPolicies policies;
    private final Encryption encryption;
    private final Checkpoints checkpoints;

    SecurityController(
            Scopes scopes,
            SecurityPolicies policies,
            Encryption encryption,
            Checkpoints checkpoints) {
        this.scopes = scopes;
        this.policies = policies;
        this.encryption = encryption;
        this.checkpoints = checkpoints;
    }

    record Policy(
            int passwordDays, int warningDays, int remembered, List<String> secondFactorRoles) {

        static Policy of(SecurityPolicy policy) {
            return new Policy(
                    policy.passwordDays(),
                    policy.warningDays(),
                    policy.remembered(),
                    policy.secondFactorRoles().stream().map(Role::word).toList());
        }
    }

    record PolicyEdit(
            int passwordDays,
            int warningDays,
            int remembered,
            List<String> secondFactorRoles,
            String reason) {

        SecurityPolicy policy(int version) {
            return new SecurityPolicy(
                    passwordDays,
                    warningDays,
                    remembered,
                    secondFactorRoles.stream().map(PolicyEdit::role).collect(Collectors.toSet()),
                    version);
        }

        private static Role role(String word) {
            return Arrays.stream(Role.values())
                    .filter(it -> it != Role.PLATFORM && it.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            Refusal.field(
                                    "/secondFactorRoles", word, "没有这个角色", "there is no such role"));
        }
    }

    /// One line of the table that says which administrator does what.
    record DutyLine(String duty, String zh, String en, List<String> roles) {}

    record Because(String reason) {}

    @GetMapping("/policy")
    ResponseEntity<Policy> policy(Acting acting) {
        return answer(scopes.read(acting, () -> policies.policy(acting)));
    }

    @PutMapping("/policy")
    ResponseEntity<Policy> changePolicy(
            Acting acting,
            @RequestBody PolicyEdit edit,
            @RequestHeader("If-Match") String version) {
        return answer(
                scopes.write(
                        acting,
                        () ->
                                policies.change(
                                        acting, edit.policy(Versions.of(version)), edit.reason())));
    }

    private static ResponseEntity<Policy> answer(SecurityPolicy policy) {
        return ResponseEntity.ok().eTag("\"" + policy.version() + "\"").body(Policy.of(policy));
    }

    @GetMapping("/duties")
    List<DutyLine> duties(Acting acting) {
        acting.must(Duty.SEE_POLICY);
        return Arrays.stream(Duty.values())
                .map(it ->
                        new DutyLine(
                                it.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                                it.zh(),
                                it.en(),
                                Role.ADMINISTRATORS.stream()
                                        .sorted()
                                        .filter(it::isOf)
                                        .map(Role::word)
                                        .toList()))
                .toList();
    }

    @GetMapping("/keys")
    Encryption.State keys(Acting acting) {
        return scopes.read(acting, () -> encryption.state(acting));
    }

    @PostMapping("/keys/renew")
    Encryption.State renewKeys(Acting acting, @RequestBody Because because) {
        scopes.write(acting, () -> encryption.renew(acting, because.reason()));
        encryption.rewriteAside();
        return keys(acting);
    }

    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint(Acting acting) {
        return text("checkpoint.txt", scopes.write(acting, () -> checkpoints.export(acting)));
    }

    /// With which anybody verifies a checkpoint, offline.
    @GetMapping("/checkpoint-key")
    ResponseEntity<String> checkpointKey(Acting acting) {
        acting.must(Duty.EXPORT_CHECKPOINTS);
        return text("signing.pub", checkpoints.publicKey());
    }

    private static ResponseEntity<String> text(String name, String content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content);
    }
}
