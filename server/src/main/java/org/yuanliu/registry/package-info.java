/// **registry** 档案库: products, and the categories of goods that must be traced.
///
/// Front door: [Products]. It holds what is known of a kind of goods, not of one unit of it.
///
/// Invariant: whoever edits names the version edited; nobody overwrites unseen.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "kernel :: *", "access"})
package org.yuanliu.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
