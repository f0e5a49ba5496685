package org.yuanliu.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;

/// Something that a person should know. Unlike an [Item] it asks for nothing and has no deadline.
public record Notice(
        UUID id, String kind, Text title, Subject subject, Instant at, Optional<Instant> readAt) {}
