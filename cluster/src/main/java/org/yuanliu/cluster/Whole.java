package org.yuanliu.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.line.FiledLine;

/// A filed event with all of its codes, as it is sent and kept: its line, and beside it the little
/// that most steps ask for. The event itself is made of the line when somebody asks for it, because
/// its identity is a hash, and sending would compute it again and again.
record Whole(String id, Instant filedAt, boolean isCorrection, String line) {

    static final TypeInformation<Whole> TYPE = new ValueType<>(Whole.class, new Serializer());

    static Whole of(FiledEvent filed) {
        return new Whole(
                filed.id().hex(),
                filed.filedAt(),
                filed.event().corrects().isPresent(),
                FiledLine.write(filed));
    }

    FiledEvent filed() {
        return switch (new FiledLine().read(line)) {
            case FiledLine.Read.Whole it when it.filed().id().hex().equals(id) -> it.filed();
            case FiledLine.Read.Whole it ->
                    throw new UncheckedIOException(
                            new IOException("kept as " + id + ", and is " + it.filed()));
            case FiledLine.Read.Refused it ->
                    throw new UncheckedIOException(
                            new IOException("kept, and not read again: " + it.flaws()));
        };
    }

    /// One that was filed more than once counts from the first time.
    boolean isNews(@Nullable Whole known) {
        return known == null || filedAt.isBefore(known.filedAt);
    }

    /// Version 1: identity (64 digits as a text), time of filing, whether it corrects another (one
    /// byte), the line as a text.
    static final class Serializer extends ValueSerializer<Whole> {

        @Override
        public void serialize(Whole it, DataOutputView out) throws IOException {
            out.writeByte(1);
            Bytes.text(it.id, out);
            Bytes.instant(it.filedAt, out);
            out.writeBoolean(it.isCorrection);
            Bytes.text(it.line, out);
        }

        @Override
        public Whole deserialize(DataInputView in) throws IOException {
            Bytes.version(1, in);
            return new Whole(Bytes.text(in), Bytes.instant(in), in.readBoolean(), Bytes.text(in));
        }

        @Override
        public TypeSerializerSnapshot<Whole> snapshotConfiguration() {
            return new Snapshot();
        }

        /// Made by Flink from its name when a state is read.
        public static final class Snapshot extends ValueSnapshot<Whole> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
