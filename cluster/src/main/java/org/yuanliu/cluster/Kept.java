package org.yuanliu.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.yuanliu.core.event.Filed;

/// A filed event as it is sent and kept: its bytes, and beside them the little that most steps ask
/// for. The event itself is made of the bytes when somebody asks for it, because its identity is a
/// hash, and sorting and sending would compute it again and again.
final class Kept {

    static final TypeInformation<Kept> TYPE = new ValueType<>(Kept.class, new Serializer());

    private final String id;
    private final Instant filedAt;
    private final boolean correction;
    private final byte[] bytes;

    /// Two threads that both make it make the same.
    private @Nullable Filed filed;

    private Kept(String id, Instant filedAt, boolean correction, byte[] bytes) {
        this.id = id;
        this.filedAt = filedAt;
        this.correction = correction;
        this.bytes = bytes;
    }

    static Kept of(Filed filed) {
        try {
            var out = new DataOutputSerializer(256);
            FiledForm.write(filed, out);
            var kept =
                    new Kept(
                            filed.id().hex(),
                            filed.filedAt(),
                            filed.event().corrects().isPresent(),
                            out.getCopyOfBuffer());
            kept.filed = filed;
            return kept;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String id() {
        return id;
    }

    /// Whether it takes the place of another record.
    boolean isCorrection() {
        return correction;
    }

    /// One that was filed more than once counts from the first time.
    boolean isNews(@Nullable Kept known) {
        return known == null || filedAt.isBefore(known.filedAt);
    }

    Filed filed() {
        var made = filed;
        if (made == null) {
            made = read();
            filed = made;
        }
        return made;
    }

    private Filed read() {
        try {
            var read = FiledForm.read(new DataInputDeserializer(bytes));
            if (!read.id().hex().equals(id)) {
                throw new IOException("kept as " + id + ", and is " + read);
            }
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kept it && Arrays.equals(bytes, it.bytes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return filed().toString();
    }

    /// Version 1: identity (64 digits as a text), time of filing (seconds since 1970, eight bytes,
    /// and nanoseconds, four), whether it corrects another (one byte), the number of bytes (four),
    /// and the bytes of [FiledForm].
    static final class Serializer extends ValueSerializer<Kept> {

        @Override
        public void serialize(Kept it, DataOutputView out) throws IOException {
            var filedAt = it.filedAt;
            out.writeByte(1);
            Bytes.text(it.id, out);
            out.writeLong(filedAt.getEpochSecond());
            out.writeInt(filedAt.getNano());
            out.writeBoolean(it.correction);
            out.writeInt(it.bytes.length);
            out.write(it.bytes);
        }

        @Override
        public Kept deserialize(DataInputView in) throws IOException {
            Bytes.version(1, in);
            var id = Bytes.text(in);
            var filedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
            boolean correction = in.readBoolean();
            var bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return new Kept(id, filedAt, correction, bytes);
        }

        @Override
        public TypeSerializerSnapshot<Kept> snapshotConfiguration() {
            return new Snapshot();
        }

        /// Made by Flink from its name when a state is read.
        public static final class Snapshot extends ValueSnapshot<Kept> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
