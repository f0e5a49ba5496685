package org.yuanliu.registry;

import java.util.UUID;
import org.yuanliu.access.Acting;

/// It is on record that a batch is called back, from the first day of the span on. Told inside the
/// transaction that recorded it: what a listener can't do, did not happen.
public record BatchRecalled(Acting acting, UUID fact, String gtin, String batch, Span span) {}
