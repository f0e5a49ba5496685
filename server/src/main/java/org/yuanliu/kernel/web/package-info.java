/// What every answer over HTTP has in common: problems, limits, headers.
@NullMarked
package org.yuanliu.kernel.web;

import org.jspecify.annotations.NullMarked;
