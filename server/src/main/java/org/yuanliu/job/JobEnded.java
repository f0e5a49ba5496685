package org.yuanliu.job;

import java.time.Instant;
import java.util.UUID;
import org.yuanliu.core.Text;

/// Long work came to its end, well or not. Whoever ordered it may have left the page long ago.
public record JobEnded(
        UUID job, UUID person, UUID party, Text title, Text outcome, boolean well, Instant at) {}
