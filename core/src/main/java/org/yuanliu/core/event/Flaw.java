package org.yuanliu.core.event;

import org.yuanliu.core.Text;

/// Why some facts cannot be an event: which field, a stable word for machines, and a sentence that
/// also says how to mend it.
public record Flaw(String field, String code, Text text) {}
