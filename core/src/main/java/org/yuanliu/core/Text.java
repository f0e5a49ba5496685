package org.yuanliu.core;

/// One sentence for people, in Chinese and in English. Both are complete; neither is a fallback.
public record Text(String zh, String en) {

    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: " + zh + " / " + en);
        }
    }
}
