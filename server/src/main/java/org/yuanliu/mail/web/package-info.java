/// Mail over HTTP: the server and letters for whoever runs the platform, one's own address.
@NullMarked
package org.yuanliu.mail.web;

import org.jspecify.annotations.NullMarked;
