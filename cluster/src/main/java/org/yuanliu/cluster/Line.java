package org.yuanliu.cluster;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// One line of a file, before anything about it is certain.
///
/// @param number counted from 1, blank lines too
/// @param trouble why the line is no text; the text is empty then
record Line(String file, long number, String text, Optional<String> trouble) {

    static final TypeInformation<Line> TYPE = new ValueType<>(Line.class, new Serializer());

    /// Version 1: file, number, text, trouble.
    static final class Serializer extends ValueSerializer<Line> {

        @Override
        public void serialize(Line it, DataOutputView out) throws IOException {
            out.writeByte(1);
            Bytes.text(it.file, out);
            out.writeLong(it.number);
            Bytes.text(it.text, out);
            Bytes.optional(it.trouble, Bytes::text, out);
        }

        @Override
        public Line deserialize(DataInputView in) throws IOException {
            Bytes.version(1, in);
            return new Line(
                    Bytes.text(in), in.readLong(), Bytes.text(in), Bytes.optional(Bytes::text, in));
        }

        @Override
        public TypeSerializerSnapshot<Line> snapshotConfiguration() {
            return new Snapshot();
        }

        /// Made by Flink from its name when a state is read.
        public static final class Snapshot extends ValueSnapshot<Line> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
