package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;

/// A kind of file that can be sent in: its columns, how a row is read, and what is done with it.
///
/// @param <T> what a row says, once it can be read
interface Form<T> {

    /// Stored with every file: never changed.
    String word();

    Text title();

    List<Column> columns();

    boolean isFor(Acting acting);

    /// Reads one row and notes in the line all that is wrong with it; what comes out of such a line
    /// is not looked at.
    T read(Line line);

    /// Tells rows of one file apart; two rows of one key can't both be meant.
    String key(T row);

    /// Holds rows against what is on record, and notes in their lines what does not go together.
    /// Holds nobody up: what it saw may be otherwise when the rows are taken.
    void compare(Acting acting, List<Read<T>> rows);

    /// Compares again while nobody else can change what is on record, and does what the rows say.
    /// Answers by the number of the row; a row that has meanwhile become wrong says so in its line.
    Map<Long, Outcome> take(Acting acting, List<Read<T>> rows);

    record Read<T>(Line line, T row) {}

    enum Outcome {
        STORED,
        CHANGED,
        KNOWN
    }

    /// `choices` are what can stand in the column, by the word that is stored.
    record Column(
            String field,
            Text head,
            boolean required,
            Text how,
            String example,
            Map<String, Text> choices) {

        static Column of(
                String field, boolean required, String zh, String en, String example, Text how) {
            return new Column(field, new Text(zh, en), required, how, example, Map.of());
        }

        Column choosing(Map<String, Text> choices) {
            return new Column(field, head, required, how, example, choices);
        }
    }
}
