/// **demo** 演练: founds an installation, and fills a demonstration with the fictional world.
///
/// Front door: [Demonstration]. It stands at the right end of the line because it uses everybody's
/// front door, as a person would, and no back door.
///
/// Invariant: whether a database is a demonstration is written when it is made, and never later.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "kernel :: *",
            "access",
            "desk",
            "mail",
            "evidence",
            "registry",
            "trace",
            "verify"
        })
package org.yuanliu.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
