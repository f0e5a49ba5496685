package org.yuanliu.verify;

import java.util.UUID;
import org.yuanliu.desk.Item.Subject;

/// The words under which verify's work lies on desks.
final class Work {

    /// An authority looks at a finding.
    static final String REVIEW = "finding.review";

    /// A company mends a record.
    static final String CORRECT = "correction.file";

    static final String CORRECTION = "correction";

    private Work() {}

    static Subject finding(String id) {
        return new Subject("finding", id);
    }

    static Subject correction(UUID id) {
        return new Subject(CORRECTION, id.toString());
    }
}
