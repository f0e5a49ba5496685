package org.yuanliu.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Looks into the table of contents of a zip for the marks of a text document or a spreadsheet.
/// Nothing is unpacked, and what claims to unpack to more than anybody's memory is not taken.
final class OfficeZip {

    private static final int LONGEST_TABLE = 4 << 20;
    private static final int MOST_ENTRIES = 10_000;
    private static final long LARGEST_UNPACKED = 512L << 20;

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;

    private OfficeZip() {}

    static Sniffed look(FileChannel file) throws IOException {
        var tail = Sniffer.read(file, Math.max(0, file.size() - 66_000), 66_000);
        var end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - 22; at >= 0; at--) {
            if (end.getInt(at) == END) {
                int count = end.getShort(at + 10) & 0xffff;
                long length = end.getInt(at + 12) & 0xffff_ffffL;
                long begin = end.getInt(at + 16) & 0xffff_ffffL;
                return count > MOST_ENTRIES || length > LONGEST_TABLE || begin > file.size()
                        ? Sniffer.unknown()
                        : contents(Sniffer.read(file, begin, (int) length), count);
            }
        }
        return Sniffed.notTaken("压缩结构不完整", "this file is cut off: it has no table of contents");
    }

    private static Sniffed contents(byte[] bytes, int count) {
        var table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        long unpacked = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + 46 > bytes.length || table.getInt(at) != ENTRY) {
                return Sniffer.unknown();
            }
            unpacked += table.getInt(at + 24) & 0xffff_ffffL;
            int name = table.getShort(at + 28) & 0xffff;
            int more = table.getShort(at + 30) & 0xffff;
            int comment = table.getShort(at + 32) & 0xffff;
            if (at + 46 + name > bytes.length) {
                return Sniffer.unknown();
            }
            names.add(new String(bytes, at + 46, name, StandardCharsets.UTF_8));
            at += 46 + name + more + comment;
        }
        return unpacked > LARGEST_UNPACKED
                ? Sniffed.notTaken(
                        "文件展开后超过 512 MB，不接收", "this file would unfold to more than 512 MB")
                : kind(names);
    }

    private static Sniffed kind(List<String> names) {
        if (names.stream().anyMatch(it -> it.endsWith("vbaProject.bin"))) {
            return Sniffed.notTaken(
                    "文件带有宏，请另存为不含宏的格式", "this document has macros; save it without them");
        }
        if (names.contains("[Content_Types].xml")) {
            if (names.contains("word/document.xml")) {
                return Sniffed.known(Media.DOCX);
            }
            if (names.contains("xl/workbook.xml")) {
                return Sniffed.known(Media.XLSX);
            }
        }
        return Sniffed.notTaken(
                "不接收压缩包，请分别上传其中的文件", "archives are not taken; hand in the files themselves");
    }
}
