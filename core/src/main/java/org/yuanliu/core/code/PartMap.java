package org.yuanliu.core.code;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts of a reading in their order. There are few, so they are looked through one by one, and
/// nothing is allocated for each.
final class PartMap extends AbstractMap<String, String> {

    private final String[] pairs;

    private PartMap(String... pairs) {
        this.pairs = pairs;
    }

    /// Names and values by turns, in an array that nobody else keeps.
    static PartMap of(String... pairs) {
        return new PartMap(pairs);
    }

    /// An order of our own that nobody can change any more.
    static PartMap copyOf(Map<String, String> parts) {
        if (parts instanceof PartMap same) {
            return same;
        }
        var pairs = new String[parts.size() * 2];
        int at = 0;
        for (var part : parts.entrySet()) {
            pairs[at++] = part.getKey();
            pairs[at++] = part.getValue();
        }
        return new PartMap(pairs);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return pairs.length / 2;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var entry = Map.entry(pairs[next], pairs[next + 1]);
            next += 2;
            return entry;
        }
    }
}
