/// The desk over HTTP.
@NullMarked
package org.yuanliu.desk.web;

import org.jspecify.annotations.NullMarked;
