package org.yuanliu.access;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.yuanliu.kernel.Once;

/// A command by a person: one transaction, in that person's scope, carried out once per key.
@Service
public class Commands {

    private final Scopes scopes;
    private final Once once;

    Commands(Scopes scopes, Once once) {
        this.scopes = scopes;
        this.once = once;
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
                                work));
    }
}
