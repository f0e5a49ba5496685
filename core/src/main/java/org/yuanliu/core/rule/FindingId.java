package org.yuanliu.core.rule;

import org.yuanliu.core.Content;

/// The SHA-256 of what a finding is about, as 64 lower-case hexadecimal digits. See [Finding#id].
public record FindingId(String hex) implements Comparable<FindingId> {

    public FindingId {
        if (!Content.isSha256(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
        }
    }

    @Override
    public int compareTo(FindingId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
