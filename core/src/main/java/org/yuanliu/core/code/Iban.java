package org.yuanliu.core.code;

/// The number of a bank account (ISO 13616): country, two check digits, account.
final class Iban {

    private Iban() {}

    /// Moved to the end and with letters as 10 to 35, country and check digits leave 1 when divided
    /// by 97.
    static boolean holds(String value, int from, int to) {
        if (to - from < 5) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < to - from; i++) {
            char c = value.charAt(from + (i + 4) % (to - from));
            if (Characters.isDigit(c)) {
                rest = (rest * 10 + c - '0') % 97;
            } else if (c >= 'A' && c <= 'Z') {
                rest = (rest * 100 + c - 'A' + 10) % 97;
            } else {
                return false;
            }
        }
        return rest == 1;
    }
}
