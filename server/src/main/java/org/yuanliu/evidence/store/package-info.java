/// The SQL of evidence: exhibits, and the comparison of the rows with what lies on the disk.
@NullMarked
package org.yuanliu.evidence.store;

import org.jspecify.annotations.NullMarked;
