/// The kernel's SQL: migrations, and the answers kept for commands sent twice.
@NullMarked
@NamedInterface("store")
package org.yuanliu.kernel.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
