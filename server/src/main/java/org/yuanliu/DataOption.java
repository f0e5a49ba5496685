package org.yuanliu;

/// Where `--data` points when nobody says: the launcher names the folder beside itself.
final class DataOption {

    static final String DEFAULT = "${env:YUANLIU_DATA:-data}";

    private DataOption() {}
}
