/// Measurements of the product that anybody can repeat, as a table and as JSON.
///
/// Every figure comes with what it has to be and, where it means something, with a figure measured
/// beside it in the same run, so that a slow or busy machine can be told from a slow product. It is
/// not a test: a figure that does not hold is printed, and nothing fails.
///
/// Invariant: the product is measured from outside, in a process of its own, as people start it.
@NullMarked
package org.yuanliu.bench;

import org.jspecify.annotations.NullMarked;
