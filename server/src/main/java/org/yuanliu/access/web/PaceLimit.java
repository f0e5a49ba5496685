package org.yuanliu.access.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests the platform takes from one caller, and from one address, which may be a whole
/// shop behind one router. The operator sets it; the defaults are ours. Zero is no limit.
///
/// One request may file thousands of records: who files much is not slowed down.
@ConfigurationProperties("yuanliu.pace")
record PaceLimit(
        @DefaultValue("50") int perSecond,
        @DefaultValue("1000") int burst,
        @DefaultValue("200") int addressPerSecond,
        @DefaultValue("4000") int addressBurst) {}
