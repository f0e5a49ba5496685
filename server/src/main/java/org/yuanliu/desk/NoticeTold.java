package org.yuanliu.desk;

import java.util.UUID;

/// A person has a notice that was not there before. What it says stays in the notice.
public record NoticeTold(UUID notice, UUID person, UUID party) {}
