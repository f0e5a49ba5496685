package org.yuanliu.cluster;

import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.yuanliu.core.event.Filed;

/// What one event says of one code, as it is sent and kept.
record Kept(Filed filed) {

    static final TypeInformation<Kept> TYPE = new ValueType<>(Kept.class, new Serializer());

    String id() {
        return filed.id().hex();
    }

    Instant filedAt() {
        return filed.filedAt();
    }

    /// One that was filed more than once counts from the first time.
    boolean isNews(@Nullable Kept known) {
        return known == null || filedAt().isBefore(known.filedAt());
    }

    /// The bytes of [FiledForm].
    static final class Serializer extends ValueSerializer<Kept> {

        @Override
        public void serialize(Kept it, DataOutputView out) throws IOException {
            FiledForm.write(it.filed, out);
        }

        @Override
        public Kept deserialize(DataInputView in) throws IOException {
            return new Kept(FiledForm.read(in));
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
