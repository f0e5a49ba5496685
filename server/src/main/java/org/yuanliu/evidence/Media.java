package org.yuanliu.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of files that we can tell by their bytes.
///
/// Only pictures and films are shown in the browser; everything else is handed out to be saved.
public enum Media {
    JPEG("image/jpeg", true, "jpg jpeg jpe jfif"),
    PNG("image/png", true, "png"),
    WEBP("image/webp", true, "webp"),
    MP4("video/mp4", true, "mp4 m4v mov"),
    PDF("application/pdf", false, "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    CSV("text/csv", false, "csv"),
    TEXT("text/plain", false, "txt log md");

    private final String type;
    private final boolean shown;
    private final String endings;

    Media(String type, boolean shown, String endings) {
        this.type = type;
        this.shown = shown;
        this.endings = endings;
    }

    /// As `Content-Type` says it.
    public String type() {
        return type;
    }

    public boolean isShown() {
        return shown;
    }

    boolean isText() {
        return this == CSV || this == TEXT;
    }

    public static Optional<Media> ofType(String type) {
        var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (var media : values()) {
            if (media.type.equals(plain)) {
                return Optional.of(media);
            }
        }
        return switch (plain) {
            case "image/jpg", "image/pjpeg" -> Optional.of(JPEG);
            case "video/quicktime", "video/x-m4v" -> Optional.of(MP4);
            default -> Optional.empty();
        };
    }

    static Optional<Media> ofName(String name) {
        var ending = ending(name);
        for (var media : values()) {
            if (media.endings().contains(ending)) {
                return Optional.of(media);
            }
        }
        return Optional.empty();
    }

    /// A name under which nobody's computer takes the file for something else.
    String named(String name) {
        return endings().contains(ending(name)) ? name : name + "." + endings().getFirst();
    }

    private List<String> endings() {
        return List.of(endings.split(" ", -1));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
