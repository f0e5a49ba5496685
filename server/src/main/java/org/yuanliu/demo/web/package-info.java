/// The sign-in page's first question, asked by nobody in particular: what is this installation?
@NullMarked
package org.yuanliu.demo.web;

import org.jspecify.annotations.NullMarked;
