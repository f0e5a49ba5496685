package org.yuanliu.core.rule;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Content;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.EventId;

/// One thing that a rule holds against the records of a code, with the records that show it.
///
/// A finding is about data. It is no statement that anybody broke the law.
///
/// @param matter which records of the code it is about, in words of the rule's own that stay the
///   same while records are added to them or corrected: a hand-over, or the record with which a
///   chain of corrections began. One rule asks about one matter once
/// @param leaf which of the rule's questions had this answer
/// @param accountable who omitted or misfiled the record, and so is asked to mend it; empty when
///   the finding is about the code and about no company
/// @param found what the records say
/// @param expected what they would say if the rule's sentence held
/// @param evidence the records that show it, in time order
public record Finding(
        RuleRef rule,
        String leaf,
        Dimension dimension,
        ResultClass resultClass,
        String identity,
        String matter,
        Optional<UUID> accountable,
        String found,
        String expected,
        List<EventId> evidence,
        Text statement) {

    public Finding {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a finding without evidence is an opinion: " + rule);
        }
    }

    /// The same finding found again has the same identity, also when meanwhile more records speak
    /// for it: whoever was asked to mend it has been asked. The SHA-256 of [Content] version 2 with
    /// the fields rule id, identity of the code, matter.
    public FindingId id() {
        return new FindingId(
                Content.version(2).field(rule.id()).field(identity).field(matter).sha256());
    }

    /// What it says at present, in 64 hexadecimal digits: the SHA-256 of [Content] version 1 with
    /// the fields rule id, rule version, leaf, identity of the code, found, expected, and then the
    /// evidence sorted by its hexadecimal digits. Words may be polished without saying another
    /// thing, so the statement is left out.
    public String content() {
        var content =
                Content.version(1)
                        .field(rule.id())
                        .field(rule.version())
                        .field(leaf)
                        .field(identity)
                        .field(found)
                        .field(expected);
        evidence.stream().sorted().forEach(it -> content.field(it.hex()));
        return content.sha256();
    }
}
