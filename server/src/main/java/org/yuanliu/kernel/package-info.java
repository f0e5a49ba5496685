/// **kernel** 内核: what every module stands on: ids, pages, problems, commands answered once.
///
/// It is not a drawer for shared code: what knows a word of the field belongs to a module.
///
/// Invariant: values only; it knows no other module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.yuanliu.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
