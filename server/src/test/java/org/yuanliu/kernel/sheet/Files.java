package org.yuanliu.kernel.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Spreadsheets as other programs write them.
public final class Files {

    private Files() {}

    public static byte[] xlsx(Consumer<Worksheet> fill) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Elsewhere", "1.0")) {
            fill.accept(workbook.newWorksheet("数据"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static byte[] table(List<List<String>> rows) {
        return xlsx(sheet -> {
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        });
    }

    /// The same archive with one of its parts written anew.
    static byte[] changed(byte[] xlsx, String part, UnaryOperator<String> change) {
        return rewritten(
                xlsx,
                part,
                it ->
                        change.apply(new String(it, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8),
                false);
    }

    private static byte[] rewritten(
            byte[] xlsx, String part, UnaryOperator<byte[]> change, boolean dropped) {
        var out = new ByteArrayOutputStream();
        try (var from =
                        ZipFile.builder()
                                .setSeekableByteChannel(new SeekableInMemoryByteChannel(xlsx))
                                .get();
                var to = new ZipOutputStream(out)) {
            for (var entry : Collections.list(from.getEntries())) {
                boolean meant = entry.getName().equals(part);
                if (meant && dropped) {
                    continue;
                }
                var bytes = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(meant ? change.apply(bytes) : bytes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// The same archive without one of its parts.
    public static byte[] without(byte[] xlsx, String part) {
        return rewritten(xlsx, part, it -> new byte[0], true);
    }

    public static List<SheetRow> rows(byte[] file) {
        var rows = new ArrayList<SheetRow>();
        Sheets.read(file, rows::add);
        return rows;
    }

    public static List<List<String>> shown(byte[] file) {
        return rows(file).stream()
                .map(it -> it.cells().stream().map(Cell::shown).toList())
                .toList();
    }
}
