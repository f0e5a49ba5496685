/// Signing in, parties, keys and the journal over HTTP, and the door that every request passes: who
/// is it, and did he mean it?
@NullMarked
package org.yuanliu.access.web;

import org.jspecify.annotations.NullMarked;
