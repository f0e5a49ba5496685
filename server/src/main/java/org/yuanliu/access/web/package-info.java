/// Signing in, parties, keys and the journal over HTTP.
@NullMarked
package org.yuanliu.access.web;

import org.jspecify.annotations.NullMarked;
