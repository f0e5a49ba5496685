package org.yuanliu.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.code.AddressPattern;

/// A registered address behind which codes stand: whose they are, how they are written, and the
/// addresses that it was tried with.
///
/// @param level what an own code names; of another scheme the code says it itself
/// @param endedAt since when it is no longer read
public record CodeAddress(
        UUID id,
        String platform,
        String host,
        String template,
        String scheme,
        String level,
        String note,
        List<Test> tests,
        Optional<Instant> endedAt,
        int version) {

    public CodeAddress {
        tests = List.copyOf(tests);
    }

    /// An address, and the identity it must be read as; empty where it must not be read.
    public record Test(String text, Optional<String> identity) {}

    /// What its keeper writes.
    public record Edit(
            String platform,
            String host,
            String template,
            String scheme,
            String level,
            String note,
            List<Test> tests) {}

    /// What a test came to.
    public record Outcome(String text, Optional<String> expected, Optional<String> read) {

        boolean holds() {
            return expected.equals(read);
        }
    }

    AddressPattern pattern() {
        return CodeAddressEdits.pattern(
                new Edit(platform, host, template, scheme, level, note, tests));
    }
}
