package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// A state or a step, as data and as people call it.
public interface Named {

    /// The word used in data and in addresses.
    String word();

    Text title();
}
