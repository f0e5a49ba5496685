package org.yuanliu.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The clauses that a test proves, by their ids in `docs/requirements.md`.
///
/// A test that drives the running product proves a clause; one of `core` supports it.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Clause {
    String[] value();
}
