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

    /// What people do in an organisation of this kind: nobody oversees from within a company, and
    /// no authority makes goods.
    public static Set<Role> at(String kind) {
        return switch (kind) {
            case "regulator" -> Set.of(REGULATOR, MYSTERY_CUSTOMER, WAREHOUSE, ASSESSOR);
            case "institution" -> Set.of(INSTITUTION, MYSTERY_CUSTOMER, WAREHOUSE, ASSESSOR);
            case "laboratory" -> Set.of(INSTITUTION, WAREHOUSE, ASSESSOR);
            case "company" -> Set.of(PRODUCER, SELLER);
            case "platform" -> Set.of(SELLER);
            case "industry-body" -> Set.of(INSTITUTION, ASSESSOR);
            case "operator" -> ADMINISTRATORS;
            default -> Set.of();
        };
    }

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
