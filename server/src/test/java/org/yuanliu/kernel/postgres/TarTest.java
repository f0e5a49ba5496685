package org.yuanliu.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The archive's own form: what is written reads back equal, what is changed does not.
class TarTest {

    @TempDir Path folder = Path.of("");

    @Test
    void aHeaderReadsBackAndNoByteOfItCanBeChanged() {
        var entry = new Tar.Entry("postgres/base/16384/2619", 8_192);
        var header = Tar.header(entry, 1_700_000_000L);

        assertThat(Tar.read(header)).contains(entry);
        for (int at = 0; at < Tar.BLOCK; at++) {
            var other = header.clone();
            other[at] ^= 0x15;
            assertThat(Tar.read(other))
                    .as("byte %d", at)
                    .isNotEqualTo(java.util.Optional.of(entry));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "a/../../b", ".."})
    void aPathOutsideOfTheFolderIsNoEntry(String path) {
        assertThat(Tar.read(Tar.header(new Tar.Entry(path, 0), 0))).isEmpty();
    }

    @Test
    void anEntryThatNoHeaderHoldsIsRefused() {
        assertThatThrownBy(() -> Tar.header(new Tar.Entry("a".repeat(101), 0), 0))
                .hasMessageContaining("tar header");
    }

    @Test
    void everybodysTarAndSha256sumReadIt() throws Exception {
        var archive = folder.resolve("a.tar");
        var large = Files.write(folder.resolve("large"), bytes(3_000_001));
        try (var writer = new ArchiveWriter(archive, Instant.now(), it -> {})) {
            writer.text(ArchiveHead.ENTRY, head().written());
            writer.folder("one");
            writer.file("one/large", large);
            writer.file("one/gone", folder.resolve("nothing"));
            writer.text("two", new byte[0]);
            writer.finish();
        }
        var out = Files.createDirectory(folder.resolve("out"));

        var tar =
                Program.run(
                        List.of("tar", "-xf", archive.toString(), "-C", out.toString()), folder);
        var sums = Program.run(List.of("sha256sum", "--check", "--quiet", "MANIFEST"), out);

        assertThat(tar.ok()).as(tar.output()).isTrue();
        assertThat(sums.ok()).as(sums.output()).isTrue();
        assertThat(Files.readAllBytes(out.resolve("one/large"))).isEqualTo(bytes(3_000_001));
    }

    @Test
    void anUnfinishedArchiveHasNoNameAndItsRestIsWrittenOver() throws Exception {
        var archive = folder.resolve("a.tar");
        try (var writer = new ArchiveWriter(archive, Instant.now(), it -> {})) {
            writer.text("one", new byte[1_000]);
            assertThat(archive).doesNotExist();
        }
        assertThat(folder).isEmptyDirectory();
        // As a killed one leaves it.
        Files.write(folder.resolve(".a.tar.unfinished"), bytes(5_000));
        try (var writer = new ArchiveWriter(archive, Instant.now(), it -> {})) {
            writer.text(ArchiveHead.ENTRY, head().written());
            writer.finish();
        }

        assertThat(new Restore(archive).head()).contains(head());
        assertThatThrownBy(() -> new ArchiveWriter(archive, Instant.now(), it -> {}))
                .hasMessageContaining("never overwrites");
    }

    private static ArchiveHead head() {
        return ArchiveHead.now(
                "0.1.0",
                Instant.parse("2026-11-21T08:00:00Z"),
                OptionalInt.of(18),
                List.of("access/V1__parties.sql"));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
