package org.yuanliu.kernel.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAccessTest {

    @TempDir Path temp;

    @Test
    void aToolWorksWhileThePlatformRunsAndLeavesItRunning()
            throws IOException, SQLException, InterruptedException {
        var data = temp.resolve("data");
        var platform = Fixtures.java(Squatter.class, data, "with-server").start();
        try (var said = platform.inputReader(UTF_8)) {
            assertThat(said.readLine()).startsWith("server ");

            for (var visit = 0; visit < 2; visit++) {
                try (var access = DatabaseAccess.open(data)) {
                    assertThat(Fixtures.numbers(access.superuser("postgres"), "select 7"))
                            .containsExactly(7L);
                }
            }

            assertThat(platform.isAlive()).isTrue();
            platform.getOutputStream().close();
            assertThat(platform.waitFor()).isZero();
        } finally {
            platform.destroyForcibly();
        }
    }

    @Test
    void aToolWorksWithoutThePlatformAndStopsWhatItStarted() throws SQLException {
        var data = temp.resolve("data");
        try (var folder = Fixtures.held(data);
                var server = OwnPostgres.start(folder)) {
            Fixtures.execute(server, "create table kept as select 7 as number");
        }

        try (var access = DatabaseAccess.open(data)) {
            assertThat(Fixtures.numbers(access.superuser("postgres"), "select number from kept"))
                    .containsExactly(7L);
        }

        assertThat(PidFile.in(DataFolder.cluster(data))).isEmpty();
        assertThat(DataFolder.holder(data)).isEmpty();
    }

    @Test
    void whereThereIsNoDatabaseNoneIsMade() {
        var data = temp.resolve("data");

        assertThatThrownBy(() -> DatabaseAccess.open(data))
                .isInstanceOfSatisfying(
                        PostgresFault.class,
                        it -> assertThat(it.code()).isEqualTo(PostgresFault.Code.NO_DATABASE));
        assertThat(data).doesNotExist();
    }
}
