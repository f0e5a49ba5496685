package org.yuanliu.core.code;

/// Some of the ASCII characters, as one bit each.
record CharacterSet(long low, long high) {

    static CharacterSet of(String characters) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << (c - 64);
            }
        }
        return new CharacterSet(low, high);
    }

    boolean has(char c) {
        // A shift by c is one by the rest of c divided by 64.
        return c < 128 && (((c < 64 ? low : high) >>> c) & 1) != 0;
    }

    /// The position of the first character that is not in the set, or -1.
    int firstOutside(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!has(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    boolean hasAll(CharSequence text) {
        return firstOutside(text, 0, text.length()) < 0;
    }
}
