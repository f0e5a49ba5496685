/// Documents and templates over HTTP, and the public page on which anybody compares a paper.
@NullMarked
package org.yuanliu.document.web;

import org.jspecify.annotations.NullMarked;
