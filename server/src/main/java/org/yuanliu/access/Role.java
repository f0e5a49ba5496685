package org.yuanliu.access;

import java.util.Locale;

/// What a person does in a party. A session acts in exactly one role for exactly one party.
public enum Role {
    REGULATOR,
    INSTITUTION,
    MYSTERY_CUSTOMER,
    WAREHOUSE,
    ASSESSOR,
    PRODUCER,
    SELLER,
    PLATFORM_ADMIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Whoever keeps the platform going, and sees no company's business.
    public boolean runsThePlatform() {
        return this == PLATFORM_ADMIN;
    }

    /// Those who file what happened to goods.
    public boolean files() {
        return this == PRODUCER || this == SELLER;
    }
}
