/// The SQL of mail: the one server, people's addresses, letters.
@NullMarked
package org.yuanliu.mail.store;

import org.jspecify.annotations.NullMarked;
