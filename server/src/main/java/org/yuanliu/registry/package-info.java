/// **registry** 档案库: what is known of companies (企业库), of products (产品库), and of what must be
/// traced (追溯目录); certificates, code ranges, recalled and failed batches, standards.
///
/// Front doors: [Facts] (what is known, for a day, as known at a moment), [Recording] (what people
/// write), [Dossiers] (put together as people read it), [Products], [Catalogue] and [Cataloguing],
/// [Uploads]. It tells others [BatchRecalled] and [BatchFailed].
///
/// It holds what is known of a kind of goods, not of one unit of it, and what somebody said, not
/// that it is so.
///
/// Invariant: at every day and every moment there is at most one fact of a matter; the database
/// refuses a second one.
///
/// Invariant: a fact is never changed or deleted. A correction is another fact, and the first one's
/// time on record ends.
///
/// Invariant: whoever edits names the version edited; nobody overwrites unseen.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "kernel :: *",
            "access",
            "job",
            "reference",
            "desk",
            "evidence"
        })
package org.yuanliu.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
