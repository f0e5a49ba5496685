package org.yuanliu.access;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where keys are, and what kind the next ones will be. Keys that exist keep their kind.
@ConfigurationProperties("yuanliu.keys")
record KeySettings(
        @DefaultValue("data/keys") Path folder,
        @DefaultValue("SM4") Cipher cipher,
        @DefaultValue("SM2") Signing signing) {}
