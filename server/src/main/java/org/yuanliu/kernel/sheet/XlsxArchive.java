package org.yuanliu.kernel.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Unpacks a workbook once without keeping it: how large it is, whether it declares entities, and
/// which cells of its first sheet are merged.
final class XlsxArchive {

    /// Fifty thousand wide rows unpack to some forty megabytes.
    private static final long LARGEST = 160L << 20;

    /// Texts that stand in several cells are kept in one part, and all of it in memory.
    private static final long LARGEST_TEXTS = 48L << 20;

    /// Between two tags; a cell holds 32,767 characters.
    private static final int LONGEST_TEXT = 256 << 10;

    private static final int MOST_PARTS = 2_000;
    private static final int STEP = 1 << 16;
    private static final int OVERLAP = 200;
    private static final int MOST_MERGED = 100_000;

    private static final Pattern DECLARED = Pattern.compile("<!DOCTYPE|<!ENTITY");
    private static final Pattern MERGED =
            Pattern.compile(
                    "mergeCell\\s+ref\\s*=\\s*[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']");

    /// A cell beyond column ZZZ, or one whose address is written so that it could be.
    private static final Pattern FAR_AWAY =
            Pattern.compile(
                    "\\sr\\s*=\\s*(?:\"(?:[A-Za-z]{4}|[^\"]{0,20}&)|'(?:[A-Za-z]{4}|[^']{0,20}&))");

    private static final Pattern FIRST_SHEET =
            Pattern.compile("<(?:\\w+:)?sheet [^>]*?r:id=\"([^\"]{1,50})\"");
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship [^>]*>");

    private static final String TYPES = "[Content_Types].xml";
    private static final Set<String> SMALL =
            Set.of("xl/workbook.xml", "xl/_rels/workbook.xml.rels", TYPES);
    private static final Pattern STYLES =
            Pattern.compile("<(?:\\w+:)?Override [^>]*spreadsheetml\\.styles\\+xml[^>]*>");
    private static final Pattern PART_NAME = Pattern.compile("PartName=\"/([^\"]+)\"");

    private XlsxArchive() {}

    /// What is known of a workbook before it is read: the merged cells of its first sheet, by row,
    /// and whether it has formats. Some programs write none.
    record Seen(Map<Long, String> ranges, boolean formatted) {
        Optional<String> merged(long row) {
            return Optional.ofNullable(ranges.get(row));
        }
    }

    static Seen inspect(byte[] file) {
        var merged = new HashMap<String, Map<Long, String>>();
        var small = new HashMap<String, String>();
        long size = 0;
        int parts = 0;
        try (var zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get()) {
            for (var part : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS) {
                    throw tooLarge();
                }
                var name = part.getName();
                var look = new Look(name);
                try (var stream = zip.getInputStream(part)) {
                    size = look.through(stream, size);
                }
                merged.put(name, look.merged);
                if (SMALL.contains(name)) {
                    small.put(name, look.beginning.toString());
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw broken();
        }
        return new Seen(
                merged.getOrDefault(firstSheet(small), Map.of()),
                merged.keySet().containsAll(styles(small)) && !styles(small).isEmpty());
    }

    /// The part that holds the formats of numbers, if one is declared; it need not be there.
    private static List<String> styles(Map<String, String> parts) {
        return STYLES.matcher(parts.getOrDefault(TYPES, ""))
                .results()
                .map(it -> PART_NAME.matcher(it.group()))
                .filter(Matcher::find)
                .map(it -> it.group(1))
                .toList();
    }

    /// Which part of the archive the first sheet is; its name is usual, but not promised.
    private static String firstSheet(Map<String, String> parts) {
        var sheet = FIRST_SHEET.matcher(parts.getOrDefault("xl/workbook.xml", ""));
        var relations = RELATION.matcher(parts.getOrDefault("xl/_rels/workbook.xml.rels", ""));
        if (!sheet.find()) {
            throw broken();
        }
        while (relations.find()) {
            if (relations.group().contains("Id=\"" + sheet.group(1) + "\"")) {
                var target = Pattern.compile("Target=\"([^\"]+)\"").matcher(relations.group());
                if (target.find()) {
                    return target.group(1).startsWith("/")
                            ? target.group(1).substring(1)
                            : "xl/" + target.group(1);
                }
            }
        }
        throw broken();
    }

    static UnreadableSheet broken() {
        return new UnreadableSheet(
                "文件已损坏，或不是真正的 .xlsx。请用表格软件打开后另存为 .xlsx",
                "the file is damaged or no real .xlsx; open it in a spreadsheet program and save it as .xlsx");
    }

    private static UnreadableSheet tooLarge() {
        return new UnreadableSheet(
                "文件解压后过大，请分成几个文件", "the file unpacks to more than is read; split it");
    }

    /// Looks at a part as it flows by; the end of each stretch is looked at again with the next.
    private static final class Look {

        private final boolean sheet;
        private final boolean written;
        private final long largest;
        private final Map<Long, String> merged = new HashMap<>();
        private final StringBuilder beginning = new StringBuilder();

        private int sinceTag;
        private boolean hasZeros;

        Look(String part) {
            this.sheet = part.startsWith("xl/worksheets/");
            this.written = part.endsWith(".xml") || part.endsWith(".rels");
            this.largest = part.contains("sharedStrings") ? LARGEST_TEXTS : LARGEST;
        }

        long through(InputStream part, long before) throws IOException {
            long size = before;
            var stretch = new byte[STEP + OVERLAP];
            int kept = 0;
            int got;
            while ((got = part.read(stretch, kept, STEP)) > 0) {
                size += got;
                if (size > LARGEST || size - before > largest) {
                    throw tooLarge();
                }
                if (written) {
                    countText(stretch, kept, kept + got);
                }
                int end = kept + got;
                look(new String(stretch, 0, end, StandardCharsets.ISO_8859_1));
                kept = Math.min(OVERLAP, end);
                System.arraycopy(stretch, end - kept, stretch, 0, kept);
            }
            // Written in another encoding than that of ASCII, the rest of this saw nothing.
            if (hasZeros) {
                throw broken();
            }
            return size;
        }

        private void countText(byte[] stretch, int from, int to) {
            for (int at = from; at < to; at++) {
                hasZeros |= stretch[at] == 0;
                sinceTag = stretch[at] == '<' ? 0 : sinceTag + 1;
            }
            if (sinceTag > LONGEST_TEXT) {
                throw tooLarge();
            }
        }

        private void look(String text) {
            if (sheet && FAR_AWAY.matcher(text).find()) {
                throw broken();
            }
            if (text.contains("<!") && DECLARED.matcher(text).find()) {
                throw broken();
            }
            if (beginning.length() < STEP && !sheet) {
                beginning.append(text);
            }
            if (sheet && text.contains("mergeCell")) {
                var found = MERGED.matcher(text);
                while (found.find()) {
                    merge(found.group(1), found.group(2), found.group(3), found.group(4));
                }
            }
        }

        private void merge(String left, String top, String right, String bottom) {
            var range = left + top + ":" + right + bottom;
            for (long row = Long.parseLong(top); row <= Long.parseLong(bottom); row++) {
                if (merged.size() >= MOST_MERGED) {
                    return;
                }
                merged.put(row, range);
            }
        }
    }
}
