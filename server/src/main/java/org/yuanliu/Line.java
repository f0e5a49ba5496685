package org.yuanliu;

import java.util.List;

/// The modules in their order. A module may use only what stands to its left.
final class Line {

    static final List<String> MODULES =
            List.of(
                    "kernel",
                    "access",
                    "job",
                    "reference",
                    "desk",
                    "mail",
                    "evidence",
                    "document",
                    "registry",
                    "trace",
                    "verify",
                    "demo");

    private Line() {}
}
