package org.yuanliu.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient mail is, and whom it trusts. The operator sets it where the platform runs; what an
/// administrator sets in the console is [MailServer].
///
/// `authorities` is a file with certificates (PEM) of those who vouch for mail servers here, where
/// the ones that Java brings along don't.
@ConfigurationProperties("yuanliu.mail")
public record MailPace(
        @DefaultValue("60s") Duration longest,
        @DefaultValue("20s") Duration longestTest,
        @DefaultValue("1s") Duration look,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("4h") Duration longestPause,
        @DefaultValue("3d") Duration giveUpAfter,
        Optional<Path> authorities) {

    /// It doubles with every try.
    Duration pauseAfter(int tries) {
        var pause = firstPause.multipliedBy(1L << Math.min(tries - 1, 16));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
