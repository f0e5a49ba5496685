package org.yuanliu.core.code;

import java.util.List;
import java.util.Map;

/// What a scanned or typed text turned out to be. A bad scan is an everyday event, so it is a value
/// and never an exception.
public sealed interface Reading {

    /// The text as it was given, before any normalisation.
    String input();

    Scheme scheme();

    /// Application identifier to value, in the order of reading; `01` is always 14 digits.
    Map<String, String> parts();

    List<Problem> problems();

    /// The text names something. It says nothing about whether anybody issued the code, and nothing
    /// about the goods that carry it.
    record Known(
            String input,
            Scheme scheme,
            Code code,
            Map<String, String> parts,
            List<Problem> problems)
            implements Reading {

        public Known {
            parts = PartMap.copyOf(parts);
            problems = List.copyOf(problems);
        }
    }

    /// The notation was recognised, and its digits or its grammar are wrong.
    record Broken(String input, Scheme scheme, Map<String, String> parts, List<Problem> problems)
            implements Reading {

        public Broken {
            parts = PartMap.copyOf(parts);
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a broken reading says what is broken");
            }
        }
    }

    /// Opaque: none of the notations that we read. Unknown is not invalid, and a rule must not hold
    /// it against anybody.
    record Unknown(String input, List<Problem> problems) implements Reading {

        public Unknown {
            problems = List.copyOf(problems);
        }

        @Override
        public Scheme scheme() {
            return Scheme.UNKNOWN;
        }

        @Override
        public Map<String, String> parts() {
            return Map.of();
        }
    }
}
