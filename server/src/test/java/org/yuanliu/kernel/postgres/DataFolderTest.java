package org.yuanliu.kernel.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yuanliu.kernel.postgres.DataFolder.Claim;
import org.yuanliu.kernel.postgres.Holder.Purpose;

class DataFolderTest {

    @TempDir Path temp;

    @Test
    void itIsMadeForItsOwnerOnly() throws IOException {
        try (var folder = Fixtures.held(temp.resolve("deep/data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whoComesSecondLearnsWhoHoldsIt() throws IOException, InterruptedException {
        var data = temp.resolve("data");
        var other = Fixtures.java(Squatter.class, data, "without-server").start();
        try (var said = other.inputReader(UTF_8)) {
            assertThat(said.readLine()).isEqualTo("held");

            for (var attempt = 0; attempt < 3; attempt++) {
                var claim = DataFolder.claim(data, Purpose.PLATFORM);

                assertThat(claim).isInstanceOf(Claim.Taken.class);
                var by = ((Claim.Taken) claim).by();
                assertThat(by.pid()).isEqualTo(other.pid());
                assertThat(by.since()).isEqualTo(other.info().startInstant().orElseThrow());
                assertThat(by.address()).contains(Squatter.ADDRESS);
                assertThat(DataFolder.holder(data)).contains(by);
            }
        } finally {
            other.destroyForcibly().waitFor();
        }

        // A killed holder holds nothing, whatever his file still says.
        assertThat(DataFolder.holder(data)).isEmpty();
        Fixtures.held(data).close();
    }

    @Test
    void askingInTheSameProcessDoesNotLoosenTheHold() throws IOException, InterruptedException {
        var data = temp.resolve("data");
        try (var folder = Fixtures.held(data)) {
            folder.announce(URI.create("http://localhost:1"));
            assertThat(DataFolder.claim(data, Purpose.TOOL)).isInstanceOf(Claim.Taken.class);
            assertThat(DataFolder.holder(data)).isPresent();

            var other = Fixtures.java(Squatter.class, data, "without-server").start();
            try (var said = other.inputReader(UTF_8)) {
                assertThat(said.readLine()).isEqualTo("taken by " + ProcessHandle.current().pid());
                assertThat(other.waitFor()).isZero();
            }
        }
    }

    @Test
    void aFolderOfSomebodyElsesFilesIsRefusedAndLeftAsItWas() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "do not lose");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> DataFolder.claim(temp, Purpose.PLATFORM))
                .isInstanceOfSatisfying(
                        PostgresFault.class,
                        it -> assertThat(it.code()).isEqualTo(PostgresFault.Code.FOREIGN_FILES))
                .hasMessageContaining("thesis.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp)))
                .isEqualTo("rwxr-xr-x");
        assertThat(temp.resolve("lock")).doesNotExist();
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        var file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.claim(file, Purpose.PLATFORM))
                .isInstanceOfSatisfying(
                        PostgresFault.class,
                        it -> assertThat(it.code()).isEqualTo(PostgresFault.Code.FOREIGN_FILES));
    }

    @Test
    void aSecretStaysTheSameAndNoTwoAreAlike() {
        try (var folder = Fixtures.held(temp.resolve("data"))) {
            var first = folder.secrets().of("first");

            assertThat(folder.secrets().of("first")).isEqualTo(first).hasSizeGreaterThan(40);
            assertThat(folder.secrets().of("second")).isNotEqualTo(first);
            assertThat(folder.secrets().find("first")).contains(first);
            assertThat(folder.secrets().find("third")).isEmpty();
        }
    }
}
