/// What the platform says when something is wrong with a request: always in one form, never with a
/// trace of its insides, and nothing is lost.
@NullMarked
package org.yuanliu.refusal;

import org.jspecify.annotations.NullMarked;
