package org.yuanliu.access;

import java.util.Locale;
import java.util.Set;

/// What a person does in a party. A session acts in exactly one role for exactly one party.
public enum Role {
    REGULATOR,
    INSTITUTION,
    MYSTERY_CUSTOMER,
    WAREHOUSE,
    ASSESSOR,
    PRODUCER,
    SELLER,
    SYSTEM_ADMIN,
    SECURITY_ADMIN,
    AUDIT_ADMIN,
    /// The product itself; nobody is given this role.
    PLATFORM;

    /// 三员: who keeps the platform. Nobody is two of them, and none sees anybody's business.
    public static final Set<Role> ADMINISTRATORS =
            Set.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN);

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Whoever keeps the platform going, and sees no company's business.
    public boolean runsThePlatform() {
        return Duty.RUN_PLATFORM.isOf(this) || this == PLATFORM;
    }

    public boolean administers() {
        return ADMINISTRATORS.contains(this);
    }

    /// Those who file what happened to goods.
    public boolean files() {
        return this == PRODUCER || this == SELLER;
    }
}
