package org.yuanliu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the security administrator decides about passwords and second factors.
///
/// The strictness of sign-in itself, how long a password is and how long a lock, is the operator's:
/// [PasswordPolicy].
public record SecurityPolicy(
        int passwordDays,
        int warningDays,
        int remembered,
        Set<Role> secondFactorRoles,
        int version) {

    public SecurityPolicy {
        // In order, so that the same policy always has the same hash.
        secondFactorRoles = Collections.unmodifiableSortedSet(new TreeSet<>(secondFactorRoles));
    }

    /// Empty: passwords do not age.
    Optional<Instant> dueAfter(Instant changed) {
        return passwordDays == 0
                ? Optional.empty()
                : Optional.of(changed.plus(Duration.ofDays(passwordDays)));
    }
}
