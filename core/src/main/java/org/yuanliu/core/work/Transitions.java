package org.yuanliu.core.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yuanliu.core.Text;

/// Which step may follow which state, as a table: it answers for every state and every step, and
/// can be listed and drawn. What the table does not list is refused.
///
/// The version is kept with every step that was taken, since the table may change while work is
/// under way.
public final class Transitions<S extends Enum<S> & Named, T extends Enum<T> & Named> {

    private final String name;
    private final int version;
    private final List<Row<S, T>> rows;

    private Transitions(String name, int version, List<Row<S, T>> rows) {
        this.name = name;
        this.version = version;
        this.rows = List.copyOf(rows);
    }

    /// One permitted step.
    ///
    /// @param reasoned the step touches a person or a company, so it needs a reason
    /// @param by who takes it, by kind
    /// @param within until when what follows must be done, in words, where there is such a term
    /// @param document the paper that belongs to it, where there is one
    public record Row<S, T>(
            S from,
            T step,
            S to,
            boolean reasoned,
            Optional<Who> by,
            Optional<Text> within,
            Optional<Text> document) {}

    /// What comes of a step.
    public sealed interface Answer<S, T> {

        record Moved<S, T>(Row<S, T> row) implements Answer<S, T> {

            public S to() {
                return row.to();
            }
        }

        /// The code is `not-here` or `reason-missing`.
        record Refused<S, T>(String code, Text reason) implements Answer<S, T> {}
    }

    public static <S extends Enum<S> & Named, T extends Enum<T> & Named> Builder<S, T> named(
            String name, int version) {
        return new Builder<>(name, version);
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public List<Row<S, T>> rows() {
        return rows;
    }

    /// What comes of the step in this state; the reason is blank when none was given.
    public Answer<S, T> answer(S state, T step, String reason) {
        for (var row : rows) {
            if (row.from() == state && row.step() == step) {
                return row.reasoned() && reason.isBlank() ? reasonMissing(step) : moved(row);
            }
        }
        return notHere(state, step);
    }

    /// The rows that lead out of the state: what can be offered to a person.
    public List<Row<S, T>> from(S state) {
        return rows.stream().filter(it -> it.from() == state).toList();
    }

    private Answer<S, T> moved(Row<S, T> row) {
        return new Answer.Moved<>(row);
    }

    private Answer<S, T> reasonMissing(T step) {
        return new Answer.Refused<>(
                "reason-missing",
                new Text(
                        "“" + step.title().zh() + "”须说明理由。",
                        "To " + step.title().en() + " needs a reason."));
    }

    private Answer<S, T> notHere(S state, T step) {
        return new Answer.Refused<>(
                "not-here",
                new Text(
                        "当前状态为“" + state.title().zh() + "”，不能“" + step.title().zh() + "”。",
                        "The state is \""
                                + state.title().en()
                                + "\"; it is not possible to "
                                + step.title().en()
                                + "."));
    }

    /// Puts a table together; a state and a step may meet in one row only.
    public static final class Builder<S extends Enum<S> & Named, T extends Enum<T> & Named> {

        private final String name;
        private final int version;
        private final List<Row<S, T>> rows = new ArrayList<>();

        private Builder(String name, int version) {
            this.name = name;
            this.version = version;
        }

        public Builder<S, T> row(S from, T step, S to) {
            return add(from, step, to, false);
        }

        public Builder<S, T> reasoned(S from, T step, S to) {
            return add(from, step, to, true);
        }

        /// Who takes the step listed last.
        public Builder<S, T> by(Who who) {
            var it = rows.removeLast();
            rows.add(
                    new Row<>(
                            it.from(),
                            it.step(),
                            it.to(),
                            it.reasoned(),
                            Optional.of(who),
                            it.within(),
                            it.document()));
            return this;
        }

        /// The term that the step listed last sets.
        public Builder<S, T> within(Text term) {
            var it = rows.removeLast();
            rows.add(
                    new Row<>(
                            it.from(),
                            it.step(),
                            it.to(),
                            it.reasoned(),
                            it.by(),
                            Optional.of(term),
                            it.document()));
            return this;
        }

        /// The paper that belongs to the step listed last.
        public Builder<S, T> with(Text document) {
            var it = rows.removeLast();
            rows.add(
                    new Row<>(
                            it.from(),
                            it.step(),
                            it.to(),
                            it.reasoned(),
                            it.by(),
                            it.within(),
                            Optional.of(document)));
            return this;
        }

        public Transitions<S, T> table() {
            return new Transitions<>(name, version, rows);
        }

        private Builder<S, T> add(S from, T step, S to, boolean reasoned) {
            var row =
                    new Row<>(
                            from,
                            step,
                            to,
                            reasoned,
                            Optional.<Who>empty(),
                            Optional.<Text>empty(),
                            Optional.<Text>empty());
            if (rows.stream().anyMatch(it -> it.from() == from && it.step() == step)) {
                throw new IllegalArgumentException("listed twice: " + row);
            }
            rows.add(row);
            return this;
        }
    }
}
