package org.yuanliu.registry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Duty;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Role;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Reading;
import org.yuanliu.core.code.Resolver;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.CodeAddress.Edit;
import org.yuanliu.registry.CodeAddress.Outcome;
import org.yuanliu.registry.store.CodeAddressStore;

/// 追溯码网址: behind which web addresses whose codes stand, kept by whoever runs the platform.
///
/// What is saved is read with from its commit on, everywhere on this server. Runs inside the
/// caller's transaction.
@Service
public class CodeAddresses {

    private final CodeAddressStore store;
    private final Journal journal;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile Kept kept = new Kept(-1, Resolver.SHIPPED);

    private record Kept(long change, Resolver resolver) {}

    CodeAddresses(CodeAddressStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /// Says what a text is, as people and programs give it: what a scanner read, what was typed, an
    /// address, registered or not, or the identity that we answered before.
    public Reading read(String text) {
        return Codes.read(text, resolver());
    }

    /// Those in force first, in the order in which they are tried.
    public List<CodeAddress> list(Acting acting) {
        mustKeep(acting);
        return store.all();
    }

    /// What its tests come to, before anything is saved.
    public List<Outcome> trial(Acting acting, Edit edit) {
        mustKeep(acting);
        return CodeAddressEdits.outcomes(CodeAddressEdits.pattern(edit));
    }

    public CodeAddress add(Acting acting, Edit edit) {
        mustKeep(acting);
        var pattern = CodeAddressEdits.pattern(edit);
        CodeAddressEdits.mustHold(pattern);
        var id = Ids.next();
        if (!store.add(id, pattern, edit.note().strip())) {
            throw taken(edit);
        }
        var added = address(id);
        journal.note(acting, Note.of("code-address.add", "code-address/" + id).made(added));
        tell();
        return added;
    }

    public CodeAddress change(Acting acting, UUID id, int version, Edit edit) {
        mustKeep(acting);
        var pattern = CodeAddressEdits.pattern(edit);
        CodeAddressEdits.mustHold(pattern);
        var before = inForce(id, version);
        if (store.isTaken(id, pattern)) {
            throw taken(edit);
        }
        if (!store.change(id, version, pattern, edit.note().strip())) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        return changed(acting, "code-address.change", before, Optional.empty());
    }

    /// Codes that were read before keep what they are; from now on its addresses say nothing.
    public CodeAddress end(Acting acting, UUID id, int version, String reason) {
        mustKeep(acting);
        Fits.must("/reason", reason, 1, 500);
        var before = inForce(id, version);
        if (!store.end(id, version, clock.instant())) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        return changed(acting, "code-address.end", before, Optional.of(reason));
    }

    private CodeAddress changed(
            Acting acting, String action, CodeAddress before, Optional<String> reason) {
        var after = address(before.id());
        var note = Note.of(action, "code-address/" + before.id()).changed(before, after);
        journal.note(acting, reason.map(note::because).orElse(note));
        tell();
        return after;
    }

    private CodeAddress inForce(UUID id, int version) {
        var address = address(id);
        if (address.version() != version || address.endedAt().isPresent()) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE);
        }
        return address;
    }

    private CodeAddress address(UUID id) {
        return store.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private static Refusal taken(Edit edit) {
        return Refusal.field(
                "/template",
                edit.template(),
                "这个主机已有同样的网址格式",
                "this host has the same template already");
    }

    /// A reader that looked before the commit must not keep what it saw.
    private Resolver resolver() {
        long change = changes.get();
        var now = kept;
        if (now.change() != change) {
            var registered =
                    store.all().stream()
                            .filter(it -> it.endedAt().isEmpty())
                            .map(CodeAddress::pattern)
                            .toList();
            now = new Kept(change, Resolver.SHIPPED.with(registered));
            kept = now;
        }
        return now.resolver();
    }

    private void tell() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        changes.incrementAndGet();
                    }
                });
    }

    /// The platform itself founds a demonstration with some.
    private static void mustKeep(Acting acting) {
        acting.must(acting.role() == Role.PLATFORM || Duty.KEEP_CODE_ADDRESSES.isOf(acting.role()));
    }
}
