/// The SQL of the registry: products and categories, the same for everybody.
@NullMarked
package org.yuanliu.registry.store;

import org.jspecify.annotations.NullMarked;
