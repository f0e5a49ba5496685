package org.yuanliu.document;

import java.util.List;
import java.util.Map;
import org.yuanliu.core.work.Transitions.Answer;
import org.yuanliu.core.work.Transitions.Row;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// What a table of transitions refuses, said to the person who asked.
final class Answers {

    private Answers() {}

    static <S, T> Row<S, T> moved(Answer<S, T> answer) {
        return switch (answer) {
            case Answer.Moved<S, T> moved -> moved.row();
            case Answer.Refused<S, T> refused -> throw refusal(refused);
        };
    }

    private static Refusal refusal(Answer.Refused<?, ?> refused) {
        return refused.code().equals("reason-missing")
                ? Refusal.field("/reason", "", refused.reason().zh(), refused.reason().en())
                : new Refusal(
                        ProblemKind.CONFLICT,
                        List.of(
                                new Refusal.Field(
                                        "/state",
                                        "",
                                        refused.reason().zh(),
                                        refused.reason().en())),
                        Map.of());
    }
}
