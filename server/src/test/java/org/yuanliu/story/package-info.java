/// What the platform does with goods, told over HTTP from the first scan to the closed finding.
///
/// Not here: refusals of bad input, see `refusal`.
@NullMarked
package org.yuanliu.story;

import org.jspecify.annotations.NullMarked;
