package org.yuanliu.access;

/// There is a new key, and what was encrypted under the older one is written anew.
public record KeysRenewed(String key) {}
