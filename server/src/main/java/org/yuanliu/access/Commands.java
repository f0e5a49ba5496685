package org.yuanliu.access;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.yuanliu.kernel.Once;

/// A command by a person: one transaction, in that person's scope, carried out once per key.
///
/// An answer may hold names, as clear as that person may see them: it is kept encrypted.
@Service
public class Commands {

    private final Scopes scopes;
    private final Once once;
    private final Vault vault;

    Commands(Scopes scopes, Once once, Vault vault) {
        this.scopes = scopes;
        this.once = once;
        this.vault = vault;
    }

    /// Bound to whoever asked: moved to another row, an answer does not open.
    private record Sealed(Vault vault, String place) implements Once.Writing {

        @Override
        public String kept(String answer) {
            return vault.encrypt(answer, place);
        }

        @Override
        public String answer(String kept) {
            return vault.decrypt(kept, place)
                    .orElseThrow(() ->
                            new IllegalStateException("a kept answer does not fit: " + place));
        }
    }

    public <T> T once(
            Acting acting,
            UUID key,
            String command,
            Object request,
            Class<T> type,
            Supplier<T> work) {
        return scopes.write(
                acting,
                () ->
                        once.answer(
                                acting.person(),
                                acting.party(),
                                key,
                                command,
                                request,
                                type,
                                new Sealed(
                                        vault,
                                        "kernel.answered/body/%s/%s/%s"
                                                .formatted(acting.person(), acting.party(), key)),
                                work));
    }
}
