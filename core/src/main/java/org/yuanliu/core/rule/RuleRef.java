package org.yuanliu.core.rule;

/// A rule in one of its versions. A rule that would judge differently is another version.
public record RuleRef(String id, int version) implements Comparable<RuleRef> {

    public RuleRef {
        if (id.isBlank() || version < 1) {
            throw new IllegalArgumentException("not a rule in a version: " + id + " " + version);
        }
    }

    @Override
    public int compareTo(RuleRef other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : Integer.compare(version, other.version);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
