package org.yuanliu.trace;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;

/// What became of each record of a filing. Nothing is accepted and lost later.
public record Receipt(Optional<UUID> filing, List<Result> results) {

    public Receipt {
        results = List.copyOf(results);
    }

    public enum Outcome {
        STORED,
        KNOWN,
        REFUSED
    }

    public record Result(
            int index,
            String outcome,
            Optional<String> event,
            Optional<String> identity,
            List<Trouble> problems,
            List<Remark> remarks) {

        public Result {
            problems = List.copyOf(problems);
            remarks = List.copyOf(remarks);
        }

        /// The same record, counted from the beginning of all that was sent.
        Result from(int first) {
            return new Result(first + index, outcome, event, identity, problems, remarks);
        }
    }

    /// Why a record was refused: which field, and how to mend it.
    public record Trouble(String field, String code, Text message) {}

    /// Something the filer may like to know about a record that was stored.
    public record Remark(String code, Text text) {}
}
