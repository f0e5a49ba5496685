package org.yuanliu.document;

import org.yuanliu.core.work.Transitions.Answer;
import org.yuanliu.core.work.Transitions.Row;
import org.yuanliu.kernel.Refusal;

/// A step that a table of transitions allows.
final class Steps {

    private Steps() {}

    static <S, T> Row<S, T> moved(Answer<S, T> answer) {
        return switch (answer) {
            case Answer.Moved<S, T> moved -> moved.row();
            case Answer.Refused<S, T> refused -> throw Refusal.step(refused);
        };
    }
}
