/// The libraries, the catalogue and files over HTTP. An edit of a product names the version that
/// was edited, or is refused; everything else is a fact of its own.
@NullMarked
package org.yuanliu.registry.web;

import org.jspecify.annotations.NullMarked;
