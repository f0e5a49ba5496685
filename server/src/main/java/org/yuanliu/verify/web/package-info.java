/// Findings and corrections over HTTP.
@NullMarked
package org.yuanliu.verify.web;

import org.jspecify.annotations.NullMarked;
