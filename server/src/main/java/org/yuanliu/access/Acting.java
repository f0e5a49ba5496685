package org.yuanliu.access;

import java.util.UUID;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Who is doing something now: a person, for one party, in one role, from somewhere.
///
/// Every front door that changes something takes it as its first argument.
public record Acting(UUID person, UUID party, Role role, String origin) {

    /// The party and the person that stand for the product itself, for what no human does.
    public static final UUID PLATFORM = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0001L);

    public static Acting platform(String origin) {
        return new Acting(PLATFORM, PLATFORM, Role.PLATFORM, origin);
    }

    /// Administration is divided among three people: see [Duty].
    public void must(Duty duty) {
        must(duty.isOf(role));
    }

    public void must(boolean permitted) {
        if (!permitted) {
            throw new Refusal(ProblemKind.FORBIDDEN);
        }
    }
}
