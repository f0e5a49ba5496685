package org.yuanliu.core.work;

import java.util.List;
import org.yuanliu.core.Text;

/// Every table of transitions that there is, to be listed, drawn and tested.
public final class Lives {

    public static final List<Life<?, ?>> ALL =
            List.of(
                    new Life<>(
                            FindingLife.TABLE,
                            new Text("核查发现", "A finding"),
                            FindingLife.State.OPEN,
                            FindingLife.Step.values()),
                    new Life<>(
                            CorrectionLife.TABLE,
                            new Text("补正要求", "A request to correct"),
                            CorrectionLife.State.ASKED,
                            CorrectionLife.Step.values()),
                    new Life<>(
                            JobLife.TABLE,
                            new Text("后台任务", "Long work"),
                            JobLife.State.WAITING,
                            JobLife.Step.values()),
                    new Life<>(
                            LetterLife.TABLE,
                            new Text("通知邮件", "A letter by mail"),
                            LetterLife.State.WAITING,
                            LetterLife.Step.values()),
                    new Life<>(
                            DocumentLife.TABLE,
                            new Text("文书", "A document"),
                            DocumentLife.State.DRAFT,
                            DocumentLife.Step.values()),
                    new Life<>(
                            TemplateLife.TABLE,
                            new Text("文书范本的一个版本", "A version of a template"),
                            TemplateLife.State.DRAFT,
                            TemplateLife.Step.values()));

    private Lives() {}

    /// A table, what it is about, the state in which it begins, and all steps that it knows.
    public record Life<S extends Enum<S> & Named, T extends Enum<T> & Named>(
            Transitions<S, T> table, Text title, S beginning, List<T> steps) {

        Life(Transitions<S, T> table, Text title, S beginning, T[] steps) {
            this(table, title, beginning, List.of(steps));
        }

        public List<S> states() {
            return List.of(beginning.getDeclaringClass().getEnumConstants());
        }
    }
}
