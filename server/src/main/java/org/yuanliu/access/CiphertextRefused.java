package org.yuanliu.access;

/// An encrypted text did not fit the place where it stands: it was changed or moved.
public record CiphertextRefused(String place) {}
