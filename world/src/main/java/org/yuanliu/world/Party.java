package org.yuanliu.world;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An organisation: a regulator, an institution, a company. Fictional, and named so.
///
/// `key` is its stable short name across seeds, e.g. `hardware`. `uscc` has both check digits right
/// and begins its organisation part with YL, which is never given to a real one. `regionCode` is
/// where it is registered (a regulator: its territory); where it works is told by its [Premises].
/// `categories` are what it makes or sells.
public record Party(
        UUID id,
        String key,
        PartyKind kind,
        String name,
        String english,
        Optional<String> uscc,
        String regionCode,
        Optional<SellerKind> sellerKind,
        boolean producer,
        boolean wholesaler,
        List<String> categories,
        boolean hasAccount,
        String roleZh,
        String roleEn) {

    public Party {
        categories = List.copyOf(categories);
    }
}
