/// Lists and the calendar over HTTP, for everybody to read and for whoever runs the platform to
/// edit.
@NullMarked
package org.yuanliu.reference.web;

import org.jspecify.annotations.NullMarked;
