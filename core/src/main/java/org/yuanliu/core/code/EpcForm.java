package org.yuanliu.core.code;

import java.util.Map;
import java.util.Optional;

/// How the fields of an EPC make up a GS1 key (EPC Tag Data Standard 1.13, section 6.3).
///
/// @param key the application identifier
/// @param digits how many the company prefix and the reference have together; 0 when the reference
///   is written freely
/// @param extended the first digit of the reference goes to the front of the key
/// @param checked a check digit follows
/// @param qualifier the identifier of the last field; `+` when it is written behind the key, empty
///   when there is none
record EpcForm(String key, int digits, boolean extended, boolean checked, String qualifier) {

    private static final Map<String, EpcForm> FORMS =
            Map.ofEntries(
                    Map.entry("sgtin", new EpcForm("01", 13, true, true, "21")),
                    Map.entry("lgtin", new EpcForm("01", 13, true, true, "10")),
                    Map.entry("sscc", new EpcForm("00", 17, true, true, "")),
                    Map.entry("sgln", new EpcForm("414", 12, false, true, "254")),
                    Map.entry("pgln", new EpcForm("417", 12, false, true, "")),
                    Map.entry("grai", new EpcForm("8003", 12, false, true, "+")),
                    Map.entry("giai", new EpcForm("8004", 0, false, false, "")),
                    Map.entry("gsrn", new EpcForm("8018", 17, false, true, "")),
                    Map.entry("gsrnp", new EpcForm("8017", 17, false, true, "")),
                    Map.entry("gdti", new EpcForm("253", 12, false, true, "+")),
                    Map.entry("sgcn", new EpcForm("255", 12, false, true, "+")),
                    Map.entry("cpi", new EpcForm("8010", 0, false, false, "8011")),
                    Map.entry("ginc", new EpcForm("401", 0, false, false, "")),
                    Map.entry("gsin", new EpcForm("402", 16, false, true, "")),
                    Map.entry("itip", new EpcForm("8006", 13, true, true, "21")));

    static Optional<EpcForm> named(String word) {
        return Optional.ofNullable(FORMS.get(word));
    }

    /// Prefix, reference, and the last field; a piece of an item has two numbers between them.
    int fields() {
        if (key.equals("8006")) {
            return 5;
        }
        return qualifier.isEmpty() ? 2 : 3;
    }

    /// The key's value, without what is written behind it.
    String value(String prefix, String reference) {
        if (digits == 0) {
            return prefix + reference;
        }
        var body =
                extended
                        ? reference.charAt(0) + prefix + reference.substring(1)
                        : prefix + reference;
        var zero = key.equals("8003") ? "0" : "";
        return zero + body + (checked ? Gtin.checkDigit(body) : "");
    }
}
