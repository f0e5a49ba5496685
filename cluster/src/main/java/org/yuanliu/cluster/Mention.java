package org.yuanliu.cluster;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// Somebody speaks of an event: whoever has it, or a correction, which knows its identity only.
record Mention(String event, Optional<Whole> whole) {

    static final TypeInformation<Mention> TYPE = new ValueType<>(Mention.class, new Serializer());

    /// Version 1: identity, and the event if it is there.
    static final class Serializer extends ValueSerializer<Mention> {

        private static final Whole.Serializer WHOLE = new Whole.Serializer();

        @Override
        public void serialize(Mention it, DataOutputView out) throws IOException {
            out.writeByte(1);
            Bytes.text(it.event, out);
            Bytes.optional(it.whole, WHOLE::serialize, out);
        }

        @Override
        public Mention deserialize(DataInputView in) throws IOException {
            Bytes.version(1, in);
            return new Mention(Bytes.text(in), Bytes.optional(WHOLE::deserialize, in));
        }

        @Override
        public TypeSerializerSnapshot<Mention> snapshotConfiguration() {
            return new Snapshot();
        }

        /// Made by Flink from its name when a state is read.
        public static final class Snapshot extends ValueSnapshot<Mention> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
