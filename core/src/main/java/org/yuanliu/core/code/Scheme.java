package org.yuanliu.core.code;

/// The notation in which a code was written. The same thing in two notations is one identity.
public enum Scheme {
    /// Application identifiers and values, as scanners transmit them or as printed in brackets.
    GS1("gs1"),
    /// A web address with a GS1 key in its path.
    GS1_DL("gs1-dl"),
    EPC_URN("epc-urn"),
    /// Digits alone; so are the next two.
    GTIN("gtin"),
    SSCC("sscc"),
    GLN("gln"),
    GRAI("grai"),
    GIAI("giai"),
    ECODE("ecode"),
    OID("oid"),
    USCC("uscc"),
    CCC("ccc"),
    LICENCE("licence"),
    FRAME("frame"),
    /// A company's own code behind a registered address.
    OWN("own"),
    UNKNOWN("unknown");

    private final String word;

    Scheme(String word) {
        this.word = word;
    }

    /// The word used in data and in addresses.
    public String word() {
        return word;
    }
}
