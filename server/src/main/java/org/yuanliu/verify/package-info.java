/// **verify** 核查: what the rules hold against the records, why, and what was done about it.
///
/// Front doors: [Findings] (read, return for correction, dismiss, judge again), [CorrectionNotices]
/// (a correction on paper). It hears [org.yuanliu.trace.EventsStored] inside the transaction that
/// stored the events, so a record and what the rules say of it are never apart.
///
/// Invariant: rules are pure and versioned; a question that can't be answered is never a pass.
/// Invariant: a finding is about records. No class, mark or measure follows from it without a
/// person.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "kernel :: *",
            "access",
            "job",
            "reference",
            "desk",
            "evidence",
            "document",
            "registry",
            "trace"
        })
package org.yuanliu.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
