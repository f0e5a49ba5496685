package org.yuanliu.kernel.sheet;

import java.time.LocalDate;

/// What stands in one cell.
public sealed interface Cell {

    Cell BLANK = new Blank();

    /// As a person would read it.
    String shown();

    record Blank() implements Cell {
        @Override
        public String shown() {
            return "";
        }
    }

    /// A text, or a number with the digits that its format shows, zeros in front included.
    record Text(String text) implements Cell {
        @Override
        public String shown() {
            return text;
        }
    }

    record Day(LocalDate day) implements Cell {
        @Override
        public String shown() {
            return day.toString();
        }
    }

    /// It looks like a value and can't be taken for one.
    record Doubtful(String shown, Doubt doubt) implements Cell {}

    enum Doubt {
        /// The kept result may be of another day, or of nothing.
        FORMULA,
        /// More digits than a number in a spreadsheet holds.
        LONG_NUMBER,
        /// #N/A and its like.
        ERROR
    }
}
