package org.yuanliu.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir Path temp;

    @Test
    void twoWhoUnpackAtOnceEndWithOneWholeFolder()
            throws IOException, ExecutionException, InterruptedException {
        try (var both = Executors.newFixedThreadPool(2)) {
            var one = both.submit(() -> Binaries.in(temp));
            var other = both.submit(() -> Binaries.in(temp));

            assertThat(one.get()).isEqualTo(other.get());
            assertThat(one.get().major()).isEqualTo(Binaries.MAJOR);
            assertThat(one.get().program("postgres")).isExecutable();
            assertThat(one.get().folder().resolve("lib/libpq.so.5")).isSymbolicLink();
        }
        try (var entries = Files.list(temp)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void aFolderThatAPowerCutLeftWithoutContentIsUnpackedAgain() throws IOException {
        var server = Binaries.in(temp).program("postgres");
        var size = Files.size(server);
        Files.writeString(server, "");

        assertThat(Files.size(Binaries.in(temp).program("postgres"))).isEqualTo(size);
    }
}
