/// Tests of what keeps people to their own: row-level security, the journal's chain, and what both
/// are worth when somebody kills, alters or looks where he should not.
///
/// They speak to the database directly, with the application's own login, and know its tables.
@NullMarked
package org.yuanliu.locks;

import org.jspecify.annotations.NullMarked;
