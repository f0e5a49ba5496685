package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// The parts that the byte forms of this package are made of. See [FiledForm].
final class Bytes {

    private Bytes() {}

    interface Writing<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    interface Reading<T> {
        T read(DataInputView in) throws IOException;
    }

    static void version(int known, DataInputView in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != known) {
            throw new IOException("written in version " + version + ", this reads " + known);
        }
    }

    static void text(String text, DataOutputView out) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputView in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    static void instant(Instant it, DataOutputView out) throws IOException {
        out.writeLong(it.getEpochSecond());
        out.writeInt(it.getNano());
    }

    static Instant instant(DataInputView in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    static void uuid(UUID it, DataOutputView out) throws IOException {
        out.writeLong(it.getMostSignificantBits());
        out.writeLong(it.getLeastSignificantBits());
    }

    static UUID uuid(DataInputView in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    static <T> void optional(Optional<T> value, Writing<T> writing, DataOutputView out)
            throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            writing.write(value.get(), out);
        }
    }

    static <T> Optional<T> optional(Reading<T> reading, DataInputView in) throws IOException {
        return in.readBoolean() ? Optional.of(reading.read(in)) : Optional.empty();
    }
}
