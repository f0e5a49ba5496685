package org.yuanliu.cluster;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/// What the serializers of values have in common: a value never changes, so nobody copies it. Its
/// first byte is the version of its form.
abstract class ValueSerializer<T> extends TypeSerializerSingleton<T> {

    @Override
    public boolean isImmutableType() {
        return true;
    }

    /// There is no empty value to be filled later.
    @Override
    public T createInstance() {
        throw new UnsupportedOperationException("values are made whole");
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    /// Which serializer wrote a state. Flink wants one class of it for each serializer.
    abstract static class ValueSnapshot<T> extends SimpleTypeSerializerSnapshot<T> {
        ValueSnapshot(Supplier<? extends TypeSerializer<T>> serializer) {
            super(serializer);
        }
    }
}
