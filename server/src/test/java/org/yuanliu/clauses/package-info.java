/// The matrix clause → tests → result, written from what the test runs recorded.
///
/// Invariant: a clause is shown as passed only where a test drove the running product.
@NullMarked
package org.yuanliu.clauses;

import org.jspecify.annotations.NullMarked;
