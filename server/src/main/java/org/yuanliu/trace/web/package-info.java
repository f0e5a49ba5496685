/// Codes, filings, events and chains over HTTP.
@NullMarked
package org.yuanliu.trace.web;

import org.jspecify.annotations.NullMarked;
