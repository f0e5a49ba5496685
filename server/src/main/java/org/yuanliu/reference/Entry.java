package org.yuanliu.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yuanliu.core.Text;

/// One word of a list: what it means, from which day to which it holds, and who says so.
///
/// @param until the last day; none if no end is known
/// @param becomes the codes that took its place when it ended
public record Entry(
        String code,
        Text title,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        List<String> becomes,
        String citation,
        boolean verified) {

    public Entry {
        becomes = List.copyOf(becomes);
    }
}
