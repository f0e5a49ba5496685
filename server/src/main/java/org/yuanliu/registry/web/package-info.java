/// Products over HTTP.
@NullMarked
package org.yuanliu.registry.web;

import org.jspecify.annotations.NullMarked;
