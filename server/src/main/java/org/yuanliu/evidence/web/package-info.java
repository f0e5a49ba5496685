/// Exhibits over HTTP: lists and bytes. Handing one in is a path of the module that knows the
/// subject.
@NullMarked
package org.yuanliu.evidence.web;

import org.jspecify.annotations.NullMarked;
