/// What every answer over HTTP has in common: problems, limits, headers.
@NullMarked
@NamedInterface("web")
package org.yuanliu.kernel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
