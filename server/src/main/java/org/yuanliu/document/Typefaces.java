package org.yuanliu.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The typefaces that a PDF is set in: those of the operator, then the open one that the platform
/// brings along, for every character that the first do not have.
///
/// The open one comes in a main file with the 8,000 characters of everyday use and some hundred
/// slices with the rest; a slice is read when somebody needs a character of it. What was read
/// stays, so the first document takes longer than those after it.
///
/// Not for two threads at once: a typeface is read on while a document is drawn.
final class Typefaces {

    /// What a text is set in. The operator's files are called so, with `.ttf`.
    enum Use {
        BODY,
        TITLE,
        HEADING;

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT) + ".ttf";
        }
    }

    private static final String PLACE = "/typeface/";
    private static final List<String> MAIN = List.of("chinese-simplified", "latin", "latin-ext");
    private static final Pattern SLICE =
            Pattern.compile("\"\\[?([a-z0-9-]+)]?\"\\s*:\\s*\"([^\"]*)\"");

    private final Map<Use, Typeface> operators = new HashMap<>();
    private final List<Typeface> main = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final Map<String, Optional<Typeface>> opened = new HashMap<>();

    /// @param folder of the operator's own typefaces
    Typefaces(Optional<Path> folder) {
        try {
            folder.ifPresent(this::operators);
            for (var name : MAIN) {
                open(name).ifPresent(main::add);
            }
            slices();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (main.isEmpty() && operators.get(Use.BODY) == null) {
            throw new IllegalStateException(
                    "this build has no typeface: run npm ci in web/, then build again");
        }
    }

    /// One file of letters. Every document embeds of it what it uses.
    record Typeface(String name, TrueTypeFont font, CmapLookup characters, boolean open) {

        boolean has(int character) {
            return characters.getGlyphId(character) > 0;
        }
    }

    private record Range(int from, int to) {}

    private record Slice(String name, List<Range> ranges) {

        boolean promises(int character) {
            return ranges.stream().anyMatch(it -> it.from() <= character && character <= it.to());
        }
    }

    /// The first that has the character; none when nobody has it.
    Optional<Typeface> of(Use use, int character) {
        var own = operators.get(use);
        if (own == null) {
            own = operators.get(Use.BODY);
        }
        if (own != null && own.has(character)) {
            return Optional.of(own);
        }
        for (var typeface : main) {
            if (typeface.has(character)) {
                return Optional.of(typeface);
            }
        }
        return slices.stream()
                .filter(it -> it.promises(character))
                .flatMap(it -> slice(it.name()).stream())
                .filter(it -> it.has(character))
                .findFirst();
    }

    private void operators(Path folder) {
        for (var use : Use.values()) {
            var file = folder.resolve(use.file());
            if (!Files.isRegularFile(file)) {
                continue;
            }
            try {
                operators.put(use, typeface(file.toString(), Files.readAllBytes(file), false));
            } catch (IOException unreadable) {
                throw new IllegalStateException(
                        "not a TrueType file: " + file + " (yuanliu.fonts.dir)", unreadable);
            }
        }
    }

    private Optional<Typeface> slice(String name) {
        return opened.computeIfAbsent(
                name,
                it -> {
                    try {
                        return open(it);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                });
    }

    private static Optional<Typeface> open(String name) throws IOException {
        var packed = resource("noto-sans-sc-" + name + "-400-normal.woff");
        return packed.isEmpty()
                ? Optional.empty()
                : Optional.of(typeface("Noto Sans SC", Woff.unpack(packed.get()), true));
    }

    private static Optional<byte[]> resource(String name) throws IOException {
        try (var in = Typefaces.class.getResourceAsStream(PLACE + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static Typeface typeface(String name, byte[] bytes, boolean open) throws IOException {
        var font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
        // Letters that join would be read out of the file as others.
        font.setEnableGsub(false);
        return new Typeface(name, font, font.getUnicodeCmapLookup(), open);
    }

    private void slices() throws IOException {
        var text =
                resource("unicode.json")
                        .map(it -> new String(it, StandardCharsets.UTF_8))
                        .orElse("");
        var found = SLICE.matcher(text);
        while (found.find()) {
            if (!MAIN.contains(found.group(1))) {
                slices.add(slice(found.group(1), found.group(2).split(",", -1)));
            }
        }
    }

    private static Slice slice(String name, String[] ranges) {
        var read = new ArrayList<Range>();
        for (var range : ranges) {
            var ends = range.strip().substring(2).split("-", 2);
            read.add(
                    new Range(
                            Integer.parseInt(ends[0], 16),
                            Integer.parseInt(ends[ends.length - 1], 16)));
        }
        return new Slice(name, read);
    }
}
