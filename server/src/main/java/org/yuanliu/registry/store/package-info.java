/// The registry's SQL.
@NullMarked
package org.yuanliu.registry.store;

import org.jspecify.annotations.NullMarked;
