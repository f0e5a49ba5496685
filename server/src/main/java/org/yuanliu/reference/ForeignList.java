package org.yuanliu.reference;

import java.time.LocalDate;
import java.util.List;
import org.yuanliu.core.Text;

/// A list that another module owns and edits, shown with the others in one place.
public interface ForeignList {

    String name();

    Text title();

    /// What holds on that day.
    List<Entry> on(LocalDate day);
}
