/// The SQL of the registry: products and categories, the same for everybody; facts with their two
/// times, and files that were sent in, seen by those whom they are about.
@NullMarked
package org.yuanliu.registry.store;

import org.jspecify.annotations.NullMarked;
