package org.yuanliu.document;

import java.util.Optional;
import org.yuanliu.access.Acting;
import org.yuanliu.core.work.DocumentLife;

/// A document took a step. Told inside the transaction of the step: a listener that knows the
/// matter may still refuse it, and then it did not happen.
public record DocumentMoved(
        Acting acting,
        DocumentView.Line document,
        DocumentLife.Step step,
        Optional<String> reason) {}
