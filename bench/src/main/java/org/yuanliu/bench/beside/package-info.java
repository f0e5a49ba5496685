/// What the product is compared with: controllers that do the same with less around it.
///
/// They become part of a platform only when this module's classes are put on its class path, which
/// nothing but a benchmark does.
///
/// Invariant: the same statements in the same kind of transaction; only what is compared is
/// missing.
@NullMarked
package org.yuanliu.bench.beside;

import org.jspecify.annotations.NullMarked;
