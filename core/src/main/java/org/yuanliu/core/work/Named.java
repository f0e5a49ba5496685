package org.yuanliu.core.work;

import java.util.Locale;
import org.yuanliu.core.Text;

/// A state or a step, as data and as people call it.
public interface Named {

    /// As it stands in the code.
    String name();

    /// The word used in data and in addresses.
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Text title();
}
