/// The SQL of trace: filings and events are written once and read, never changed.
///
/// It names no party in its conditions to hide others' rows; the scope of the transaction does
/// that.
@NullMarked
package org.yuanliu.trace.store;

import org.jspecify.annotations.NullMarked;
