/// What the platform proves itself with to whoever comes over a network: its key and certificates,
/// read from files or made here.
///
/// It has no Spring in it, and is loaded only where `--tls` asks for it.
@NullMarked
@NamedInterface("tls")
package org.yuanliu.kernel.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
