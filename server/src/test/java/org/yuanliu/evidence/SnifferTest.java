package org.yuanliu.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.world.Drawing;

/// What bytes are told to be, whatever their name says.
class SnifferTest {

    @TempDir Path folder = Path.of("");

    @Test
    void theKindsAreToldByTheirBytes() throws IOException {
        assertThat(kind(Drawing.carton(1))).contains(Media.PNG);
        assertThat(kind(Photo.of(640, 480))).contains(Media.JPEG);
        assertThat(kind(webp())).contains(Media.WEBP);
        assertThat(kind("%PDF-1.7\nsomething\n%%EOF\n".getBytes(UTF_8))).contains(Media.PDF);
        assertThat(kind(ascii("\0\0\0\u0018ftypisom\0\0\0\0isommp42"))).contains(Media.MP4);
        assertThat(kind(zip("[Content_Types].xml", "word/document.xml"))).contains(Media.DOCX);
        assertThat(kind(zip("[Content_Types].xml", "xl/workbook.xml"))).contains(Media.XLSX);
        assertThat(kind("送货单,数量\n电缆,12\n".getBytes(UTF_8))).contains(Media.TEXT);
        assertThat(kind("送货单，数量\r\n".getBytes(Charset.forName("GB18030")))).contains(Media.TEXT);
    }

    @Test
    void aNameOnlyTellsOneTextFromAnother() throws IOException {
        assertThat(sniff("a,b\n1,2\n".getBytes(UTF_8), "list.csv"))
                .isEqualTo(Sniffed.known(Media.CSV));
        assertThat(sniff("a,b\n1,2\n".getBytes(UTF_8), "list.jpg"))
                .isEqualTo(Sniffed.known(Media.TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                " \n<html></html>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><svg/>",
                "#!/bin/sh\nrm -rf /\n",
                "MZ\u0090\0\u0003\0\0\0",
                "GIF89a\u0001\0\u0001\0",
                "%PDF-1.7 cut off",
                "\0\0\0\u0018ftypheic\0\0\0\0",
                "\u0089PNG\r\n\u001a\n",
                "\u00ff\u00d8\u00ff\u00e0",
                "PK\u0003\u0004 cut off"
            })
    void whatIsNoneOfThemIsNotTakenAndSaysWhy(String bytes) throws IOException {
        var sniffed = sniff(bytes.getBytes(ISO_8859_1), "file");

        assertThat(sniffed).isInstanceOf(Sniffed.NotTaken.class);
        assertThat(((Sniffed.NotTaken) sniffed).why().zh()).isNotBlank();
    }

    @Test
    void archivesMacrosAndBombsAreNotTakenAndNeverUnfolded() throws IOException {
        assertThat(kind(zip("readme.txt"))).isEmpty();
        assertThat(kind(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEmpty();
        assertThat(kind(bomb())).isEmpty();
        assertThat(why(bomb())).contains("512 MB");
        assertThat(why(Photo.of(60_000, 60_000))).contains("60000×60000");
    }

    @ParameterizedTest
    @CsvSource({"+02:00, 2026-10-05T06:30:00Z", "'', 2026-10-05T00:30:00Z"})
    void aPhotographSaysWhenItWasTaken(String offset, Instant taken) throws IOException {
        var photo = Photo.taken("2026:10:05 08:30:00", offset);

        assertThat(sniff(photo, "a.jpg"))
                .isEqualTo(new Sniffed.Known(Media.JPEG, Optional.of(taken)));
    }

    @Test
    void nonsenseInAPhotographsHeadClaimsNothing() throws IOException {
        assertThat(sniff(Photo.taken("yesterday, I think", ""), "a.jpg"))
                .isEqualTo(Sniffed.known(Media.JPEG));
    }

    /// Whatever comes, there is an answer, and soon. A segment shorter than its own length.
    @Test
    void aPictureWithoutAnEndToItsSegmentsHasAnAnswer() throws IOException {
        for (int length = 0; length < 2; length++) {
            var file =
                    new byte[] {
                        (byte) 0xff,
                        (byte) 0xd8,
                        (byte) 0xff,
                        (byte) 0xe1,
                        0,
                        (byte) length,
                        0,
                        0,
                        0,
                        0
                    };
            assertThat(sniff(file, "a.jpg")).isInstanceOf(Sniffed.NotTaken.class);
        }
    }

    @Test
    void brokenFilesHaveAnAnswer() throws IOException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var wholes =
                java.util.List.of(
                        Photo.taken("2026:10:05 08:30:00", "+08:00"),
                        Drawing.carton(3),
                        webp(),
                        zip("[Content_Types].xml", "word/document.xml"));
        for (int i = 0; i < 2_000; i++) {
            var whole = wholes.get(random.nextInt(wholes.size()));
            var broken = Arrays.copyOf(whole, 1 + random.nextInt(Math.min(whole.length, 400)));
            for (int n = random.nextInt(8); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(sniff(broken, "x")).as("seed %d, number %d", seed, i).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|passwd",
                "C:\\Users\\x\\送货单.pdf|送货单.pdf",
                "a\u0000b\u202Egpj.exe|abgpj.exe",
                "...|file",
                "what?.jpg|what_.jpg",
                "' 单据 .png '|单据 .png"
            })
    void aNameIsWordsAndNoPath(String told, String kept) {
        assertThat(FileName.clean(told)).isEqualTo(kept);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileName.clean("长".repeat(500) + ".jpeg"))
                .endsWith(".jpeg")
                .hasSizeLessThan(130);
    }

    private Optional<Media> kind(byte[] bytes) throws IOException {
        return sniff(bytes, "file") instanceof Sniffed.Known known
                ? Optional.of(known.media())
                : Optional.empty();
    }

    private String why(byte[] bytes) throws IOException {
        return sniff(bytes, "file") instanceof Sniffed.NotTaken no ? no.why().zh() : "";
    }

    private Sniffed sniff(byte[] bytes, String name) throws IOException {
        return Sniffer.sniff(Files.write(folder.resolve("bytes"), bytes), name);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] webp() {
        var bytes = ByteBuffer.allocate(40);
        bytes.put(ascii("RIFF\40\0\0\0WEBPVP8X\12\0\0\0\0\0\0\0"));
        bytes.put(new byte[] {99, 0, 0, 49, 0, 0});
        return bytes.array();
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(65);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /// Six hundred megabytes of nothing.
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            var nothing = new byte[1 << 20];
            for (int i = 0; i < 600; i++) {
                zip.write(nothing);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
