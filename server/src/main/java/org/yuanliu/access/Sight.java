package org.yuanliu.access;

import java.util.UUID;

/// How clearly a reader sees the personal data of a person at a party. This is the only place that
/// says so.
///
/// What is not clear is masked; whoever needs it gives a reason, see [PersonalData#show].
record Sight(boolean name, boolean phone, boolean mail) {

    private static final Sight CLEAR = new Sight(true, true, true);
    private static final Sight COLLEAGUE = new Sight(true, false, false);
    private static final Sight MASKED = new Sight(false, false, false);

    /// Colleagues know each other by name, except those who work under cover (EC-3.4). Who keeps
    /// accounts tells them apart by their logins, and need not know the people.
    static Sight of(Acting reader, UUID person, UUID party, boolean underCover) {
        if (reader.person().equals(person)) {
            return CLEAR;
        }
        return switch (reader.role()) {
            case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> MASKED;
            case REGULATOR,
                    INSTITUTION,
                    MYSTERY_CUSTOMER,
                    WAREHOUSE,
                    ASSESSOR,
                    PRODUCER,
                    SELLER,
                    PLATFORM ->
                    reader.party().equals(party) && !underCover ? COLLEAGUE : MASKED;
        };
    }
}
