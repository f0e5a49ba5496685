package org.yuanliu.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;

/// A file that somebody sent in, and what became of its rows.
///
/// `good` rows can be taken, `bad` ones come back; `stored`, `changed` and `known` were taken. The
/// file as it came is an `exhibit`; `unread` are columns that no field of the form is called after.
public record Upload(
        UUID id,
        String form,
        Text title,
        String name,
        UUID exhibit,
        String state,
        int total,
        int good,
        int bad,
        int stored,
        int changed,
        int known,
        List<String> heads,
        List<String> unread,
        Instant at) {

    /// One row, by the number that its spreadsheet shows.
    public record Row(long n, List<String> cells, String outcome, Optional<Text> reason) {}

    /// A kind of file that the reader may send in.
    public record Kind(String word, Text title, List<Field> fields) {}

    public record Field(String field, Text head, boolean required, Text how, String example) {}
}
