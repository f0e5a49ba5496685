package org.yuanliu.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Where bytes are kept, under the hash of what they are. It knows no names and no rights.
///
/// A store on another machine is another implementation of these five.
interface Depot {

    /// Something that lies here, and since when at least.
    record Kept(String hash, long size, Instant since) {}

    /// Safe against a power cut when it returns. Bytes that lie here already stay, and count as
    /// new.
    void put(Arrival arrival) throws IOException;

    Optional<InputStream> open(String hash) throws IOException;

    /// How many bytes lie under this hash; none when it is not here.
    Optional<Long> size(String hash);

    void each(Consumer<Kept> visitor) throws IOException;

    void remove(String hash) throws IOException;
}
