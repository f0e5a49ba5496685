package org.yuanliu.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/// New identifiers: UUID version 7, so that rows made together lie together in an index.
///
/// The time inside is for locality only; nothing may be read out of it.
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
