/// Codes, filings, events and chains over HTTP: opens the scope of whoever asks and hands the
/// question to a front door. It decides nothing.
@NullMarked
package org.yuanliu.trace.web;

import org.jspecify.annotations.NullMarked;
