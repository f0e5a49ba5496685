/// The platform as a process: starting, stopping, and what it does when the ground under it gives
/// way.
@NullMarked
package org.yuanliu.running;

import org.jspecify.annotations.NullMarked;
