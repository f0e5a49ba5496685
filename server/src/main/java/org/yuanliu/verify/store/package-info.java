/// The SQL of verify: rules as data, findings, their steps, the corrections asked for.
///
/// A finding's state moves; what was found does not.
@NullMarked
package org.yuanliu.verify.store;

import org.jspecify.annotations.NullMarked;
