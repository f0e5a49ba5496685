package org.yuanliu.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.yuanliu.kernel.sheet.Cell.Doubt;

/// Spreadsheets as rows: what can be taken for a value, and what can't.
class SheetsTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void aFormulaIsNotItsKeptResult() {
        var file =
                Files.xlsx(sheet -> {
                    sheet.value(0, 0, "a");
                    sheet.formula(1, 0, "1+1");
                });

        assertThat(Files.rows(file).get(1).cells().getFirst())
                .isEqualTo(new Cell.Doubtful("=1+1", Doubt.FORMULA));
    }

    @Test
    void everyRowOfMergedCellsSaysSo() {
        var file =
                Files.xlsx(sheet -> {
                    for (int row = 0; row < 5; row++) {
                        sheet.value(row, 0, "x" + row);
                    }
                    sheet.range(1, 0, 2, 1).merge();
                });

        var rows = Files.rows(file);

        assertThat(rows.get(0).merged()).isEmpty();
        assertThat(rows.get(1).merged()).contains("A2:B3");
        assertThat(
                        rows.stream()
                                .filter(it -> it.number() >= 4)
                                .allMatch(it -> it.merged().isEmpty()))
                .isTrue();
    }

    @Test
    void zerosInFrontThatTheFormatShowsAreKept() {
        var file =
                Files.xlsx(sheet -> {
                    sheet.value(0, 0, 6901234567892L);
                    sheet.style(0, 0).format("00000000000000").set();
                    sheet.value(0, 1, 42);
                    sheet.value(0, 2, "007");
                });

        assertThat(Files.shown(file)).containsExactly(List.of("06901234567892", "42", "007"));
    }

    @Test
    void aNumberOfMoreThanFifteenDigitsIsDoubted() {
        var file =
                Files.xlsx(
                        sheet -> sheet.value(0, 0, new java.math.BigDecimal("91350100000010004")));

        assertThat(Files.rows(file).getFirst().cells().getFirst())
                .isInstanceOfSatisfying(
                        Cell.Doubtful.class,
                        it -> assertThat(it.doubt()).isEqualTo(Doubt.LONG_NUMBER));
        assertThat(
                        Files.rows("a,6.90123E+12\n".getBytes(StandardCharsets.UTF_8))
                                .getFirst()
                                .cells()
                                .get(1))
                .isEqualTo(new Cell.Doubtful("6.90123E+12", Doubt.LONG_NUMBER));
    }

    /// Written out, the first would fill the memory; the second is what a spreadsheet makes of 1.1.
    @Test
    void aNumberIsReadAsItWasMeantAndNeverWrittenOutWithoutEnd() {
        var file =
                sheet(
                        "<row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c><c r=\"B1\"><v>1.1000000000000001</v></c><c r=\"C1\"><v>1E-999999999</v></c><c r=\"D1\"><v>123456.7890123456789</v></c></row>");

        var cells = Files.rows(file).getFirst().cells();
        assertThat(cells.get(0)).isInstanceOf(Cell.Doubtful.class);
        assertThat(cells.get(1)).isEqualTo(new Cell.Text("1.1"));
        assertThat(cells.get(2)).isInstanceOf(Cell.Doubtful.class);
        assertThat(cells.get(3)).isEqualTo(new Cell.Text("123456.789012346"));
    }

    @Test
    void aCellBeyondAllColumnsIsRefusedBeforeRoomIsMadeForIt() {
        for (var address : List.of("r=\"ZZZZZZ1\"", "r='ZZZZZZ1'", "r = \"&#90;ZZZZ1\"")) {
            var file = sheet("<row r=\"1\"><c " + address + "><v>1</v></c></row>");
            assertThatExceptionOfType(UnreadableSheet.class).isThrownBy(() -> Files.rows(file));
        }
    }

    /// A spreadsheet shows it as a row of ####.
    @Test
    void aCodeInAColumnOfDatesIsACode() {
        var file =
                Files.xlsx(sheet -> {
                    sheet.value(0, 0, 6901234567892L);
                    sheet.style(0, 0).format("yyyy-mm-dd").set();
                });

        assertThat(Files.shown(file)).containsExactly(List.of("6901234567892"));
    }

    @Test
    void aRowThatHoldsABookIsRefused() {
        var file = Files.table(List.of(java.util.Collections.nCopies(3, "字".repeat(30_000))));
        assertThatExceptionOfType(UnreadableSheet.class).isThrownBy(() -> Files.rows(file));
    }

    private static byte[] sheet(String rows) {
        return Files.changed(
                Files.table(List.of(List.of("a"))),
                "xl/worksheets/sheet1.xml",
                it ->
                        it.replaceAll(
                                "(?s)<sheetData>.*</sheetData>",
                                java.util.regex.Matcher.quoteReplacement(
                                        "<sheetData>" + rows + "</sheetData>")));
    }

    /// Some programs write workbooks without formats, with or without a word about them.
    @Test
    void aWorkbookWithoutFormatsIsReadAndItsNumbersAreNumbers() {
        var file =
                Files.xlsx(sheet -> {
                    sheet.value(0, 0, "有效期起");
                    sheet.value(1, 0, LocalDate.of(2026, 1, 31));
                    sheet.style(1, 0).format("yyyy-mm-dd").set();
                    sheet.value(1, 1, 6901234567892L);
                    sheet.style(1, 1).format("00000000000000").set();
                });
        var without = Files.without(file, "xl/styles.xml");
        var unnamed =
                Files.changed(
                        without,
                        "[Content_Types].xml",
                        it -> it.replaceAll("<Override [^>]*styles\\+xml[^>]*>", ""));

        assertThat(Files.rows(file).get(1).cells().getFirst())
                .isEqualTo(new Cell.Day(LocalDate.of(2026, 1, 31)));
        for (var bare : List.of(without, unnamed)) {
            assertThat(Files.shown(bare))
                    .containsExactly(List.of("有效期起"), List.of("46053", "6901234567892"));
        }
    }

    @Test
    void aDateIsADay() {
        var file =
                Files.xlsx(sheet -> {
                    sheet.value(0, 0, LocalDate.of(2026, 5, 8));
                    sheet.style(0, 0).format("yyyy\"年\"m\"月\"d\"日\"").set();
                });

        assertThat(Files.rows(file).getFirst().cells().getFirst())
                .isEqualTo(new Cell.Day(LocalDate.of(2026, 5, 8)));
    }

    @Test
    void csvIsReadInBothEncodings() {
        var text = "名称,型号\r\n\"示例·电线，铜芯\",\"BV \"\"2.5\"\"\n第二行\"\r\n";
        var wanted = List.of(List.of("名称", "型号"), List.of("示例·电线，铜芯", "BV \"2.5\"\n第二行"));

        assertThat(Files.shown(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(wanted);
        assertThat(Files.shown(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(wanted);
        assertThat(Files.shown(text.getBytes(GB18030))).isEqualTo(wanted);
        assertThat(Files.shown("a,=\"00123\"\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(List.of("a", "00123"));
    }

    @Test
    void whatIsNoSheetIsRefusedWithWhatToDo() {
        var old = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        var torn = new byte[] {'P', 'K', 3, 4, 1, 2, 3};
        var binary = new byte[] {0, 1, 2, (byte) 0xff, 0, 7};
        var unclosed = "a,\"b\n".getBytes(StandardCharsets.UTF_8);
        for (var file : List.of(old, torn, binary, unclosed)) {
            assertThatExceptionOfType(UnreadableSheet.class)
                    .isThrownBy(() -> Files.rows(file))
                    .satisfies(it -> assertThat(it.why().zh()).isNotBlank());
        }
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefusedBeforeItDoes() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (int n = 0; n < 450; n++) {
                zip.write(zeros);
            }
        }
        assertThat(out.size()).isLessThan(1 << 20);

        assertThatExceptionOfType(UnreadableSheet.class)
                .isThrownBy(() -> Files.rows(out.toByteArray()))
                .satisfies(it -> assertThat(it.why().en()).contains("split it"));
    }

    @Test
    void aWorkbookThatDeclaresEntitiesIsRefused() {
        var file =
                Files.changed(
                        Files.table(List.of(List.of("a"))),
                        "xl/worksheets/sheet1.xml",
                        it ->
                                it.replaceFirst(
                                        "\\?>",
                                        "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));

        assertThatExceptionOfType(UnreadableSheet.class).isThrownBy(() -> Files.rows(file));
    }

    /// Whatever is written comes back as it was, in both formats, and starts no formula elsewhere.
    @Test
    void whatWeWriteWeReadAndNobodyElseRuns() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var alphabet = "=+-@'\"，,\t\nA0中\r <&>".toCharArray();
        for (var format : Sheets.Format.values()) {
            for (int round = 0; round < 200; round++) {
                var row = new ArrayList<String>();
                for (int n = 0; n < 4; n++) {
                    var text = new StringBuilder("x");
                    for (int length = random.nextInt(6); length > 0; length--) {
                        text.insert(0, alphabet[random.nextInt(alphabet.length)]);
                    }
                    row.add(text.toString().strip().replace("\r", "").replaceAll("^['=]+", ""));
                }
                var out = new ByteArrayOutputStream();
                try (var writer = SheetWriter.of(format, out)) {
                    writer.sheet("s", List.of("a", "b", "c", "d"));
                    writer.row(row, -1);
                }

                assertThat(Files.shown(out.toByteArray()).get(1))
                        .as("%s, seed %d", format, seed)
                        .isEqualTo(row.stream().map(String::strip).toList());
            }
        }
        var out = new ByteArrayOutputStream();
        try (var writer = SheetWriter.of(Sheets.Format.CSV, out)) {
            writer.sheet("s", List.of("a"));
            writer.row(List.of("=cmd|' /C calc'!A0"), -1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"'=cmd");
    }
}
