package org.yuanliu.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// Records on their way to whom they concern.
///
/// @param about the identity of a code; it decides which machine gets the records
record Telling(String about, List<Kept> records) {

    static final TypeInformation<Telling> TYPE = new ValueType<>(Telling.class, new Serializer());

    Telling {
        records = List.copyOf(records);
    }

    /// Version 1: about, number of records, records.
    static final class Serializer extends ValueSerializer<Telling> {

        private static final Kept.Serializer KEPT = new Kept.Serializer();

        @Override
        public void serialize(Telling it, DataOutputView out) throws IOException {
            out.writeByte(1);
            Bytes.text(it.about, out);
            out.writeInt(it.records.size());
            for (var record : it.records) {
                KEPT.serialize(record, out);
            }
        }

        @Override
        public Telling deserialize(DataInputView in) throws IOException {
            Bytes.version(1, in);
            var about = Bytes.text(in);
            int size = in.readInt();
            var records = new ArrayList<Kept>(size);
            for (int i = 0; i < size; i++) {
                records.add(KEPT.deserialize(in));
            }
            return new Telling(about, records);
        }

        @Override
        public TypeSerializerSnapshot<Telling> snapshotConfiguration() {
            return new Snapshot();
        }

        /// Made by Flink from its name when a state is read.
        public static final class Snapshot extends ValueSnapshot<Telling> {
            public Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
