/// The desk and the calendar over HTTP. What an item is about it does not know either: it shows the
/// words that it was given.
@NullMarked
package org.yuanliu.desk.web;

import org.jspecify.annotations.NullMarked;
