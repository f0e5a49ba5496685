@NullMarked
package org.yuanliu.cluster;

import org.jspecify.annotations.NullMarked;
