/// Long work over HTTP, and the news that are not heard yet for whoever runs the platform.
@NullMarked
package org.yuanliu.job.web;

import org.jspecify.annotations.NullMarked;
