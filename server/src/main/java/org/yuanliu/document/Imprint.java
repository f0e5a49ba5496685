package org.yuanliu.document;

import java.time.Instant;
import java.util.Optional;

/// What stands on a document beside its text.
///
/// @param issued empty while it is a draft, which says so on every page
record Imprint(String title, String issuer, Instant at, Optional<Issued> issued) {

    /// Where anybody can compare: the address with the code in it.
    record Issued(String number, String code, String address) {}
}
