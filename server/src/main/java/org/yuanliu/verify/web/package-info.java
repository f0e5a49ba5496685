/// Findings and corrections over HTTP. Who may take which step is decided behind it.
@NullMarked
package org.yuanliu.verify.web;

import org.jspecify.annotations.NullMarked;
