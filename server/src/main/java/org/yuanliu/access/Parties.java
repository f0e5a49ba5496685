package org.yuanliu.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.store.PartyStore;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Organisations: who they are, where, and which authority answers for them.
///
/// Runs inside the caller's transaction.
@Service
public class Parties {

    private final PartyStore parties;

    Parties(PartyStore parties) {
        this.parties = parties;
    }

    public Party party(UUID id) {
        return parties.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    public boolean exists(UUID id) {
        return parties.known(java.util.Set.of(id)).contains(id);
    }

    public java.util.Set<UUID> known(Collection<UUID> ids) {
        return parties.known(ids);
    }

    public java.util.Set<UUID> premisesOf(UUID party) {
        return parties.premisesOf(party);
    }

    public Map<UUID, Party.Named> named(Collection<UUID> ids) {
        return parties.named(ids);
    }

    public Page<Party.Line> search(
            Optional<String> text, Optional<String> kind, Page.Request page) {
        return parties.search(text, kind, page);
    }

    /// Whose work a matter about this party is: the nearest regulator over the place that decides.
    public UUID authorityOver(UUID party) {
        return parties.authorityOver(party)
                .orElseThrow(() -> new IllegalStateException("no authority over party " + party));
    }
}
