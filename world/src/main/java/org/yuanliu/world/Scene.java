package org.yuanliu.world;

import java.util.UUID;

/// One item laid out for the guided demonstration. Produced and delivered to the wholesaler, all
/// filed; the wholesaler has filed no outbound. When the clerk of the store books it in, the
/// platform should ask the wholesaler, not the store.
///
/// `authority` has jurisdiction over the supplier, who omitted the record; `storeAuthority` over
/// the store.
public record Scene(
        String gtin,
        String batch,
        String serial,
        UUID supplier,
        UUID store,
        UUID authority,
        UUID storeAuthority) {

    private static final char GROUP_SEPARATOR = '\u001d';

    /// What a scanner reads from the label, without a symbology prefix.
    public String elementString() {
        return "01" + gtin + "10" + batch + GROUP_SEPARATOR + "21" + serial;
    }

    /// What is printed below the label, and can be typed.
    public String bracketed() {
        return "(01)" + gtin + "(10)" + batch + "(21)" + serial;
    }

    public String digitalLink() {
        return "https://id.yuanliu.example/01/" + gtin + "/10/" + batch + "/21/" + serial;
    }
}
