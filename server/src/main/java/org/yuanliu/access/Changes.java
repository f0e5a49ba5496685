package org.yuanliu.access;

import java.util.concurrent.atomic.AtomicLong;

/// Counts the changes that have come to their end. Whoever remembers what the database said
/// remembers this number with it, read before; once it has grown, he asks anew.
///
/// Counted after the transaction: what somebody read while it went on is the state before it.
final class Changes {

    private final AtomicLong ended = new AtomicLong();

    long ended() {
        return ended.get();
    }

    void one() {
        Scopes.afterwards(ended::incrementAndGet);
    }
}
