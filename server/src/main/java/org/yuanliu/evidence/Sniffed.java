package org.yuanliu.evidence;

import java.time.Instant;
import java.util.Optional;
import org.yuanliu.core.Text;

/// What bytes turned out to be.
sealed interface Sniffed {

    /// `taken` is when a photograph says that it was taken.
    record Known(Media media, Optional<Instant> taken) implements Sniffed {}

    record NotTaken(Text why) implements Sniffed {}

    static Sniffed known(Media media) {
        return new Known(media, Optional.empty());
    }

    static Sniffed notTaken(String zh, String en) {
        return new NotTaken(new Text(zh, en));
    }
}
