package org.yuanliu.world;

/// An invitation on the sign-in page of a demonstration: who one can be, and what there is to do.
public record RoleCard(String login, String zh, String en, String zhJob, String enJob) {}
