package org.yuanliu.evidence;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What is taken in, and how much of it. The operator sets it; the defaults are ours.
///
/// `reserve` is what stays free on the disk, because the database lies on the same one. Without
/// `kinds` all that we can tell apart are taken.
@ConfigurationProperties("yuanliu.evidence")
public record EvidenceLimits(
        @DefaultValue("32MB") DataSize largest,
        @DefaultValue("256MB") DataSize reserve,
        Optional<List<Media>> kinds) {

    boolean takes(Media media) {
        return kinds.map(it -> it.contains(media)).orElse(true);
    }
}
