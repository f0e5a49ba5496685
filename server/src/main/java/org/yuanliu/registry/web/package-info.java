/// Products over HTTP. An edit names the version that was edited, or is refused.
@NullMarked
package org.yuanliu.registry.web;

import org.jspecify.annotations.NullMarked;
