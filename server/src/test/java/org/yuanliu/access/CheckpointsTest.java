package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;

/// A signed checkpoint of the journal for every day.
@Clause("TV-7.1")
class CheckpointsTest {

    private final Platform platform = Platform.shared();

    @Test
    void oneADayIsKeptAndSignedAndNotWrittenOver() throws IOException {
        var checkpoints = platform.bean(Checkpoints.class);
        var day = LocalDate.of(2026, 11, 21);
        var file = platform.data().resolve("checkpoints/2026-11-21.txt");

        assertThat(checkpoints.keep(day)).isTrue();
        var kept = Files.readString(file);
        assertThat(checkpoints.keep(day)).isFalse();

        assertThat(Files.readString(file)).isEqualTo(kept);
        assertThat(SignedLine.read(kept).line()).startsWith("yuanliu-journal-1 ");
        assertThat(
                        SignedLine.read(kept)
                                .isSignedWith(Vault.PublicKey.read(checkpoints.publicKey())))
                .isTrue();
    }
}
