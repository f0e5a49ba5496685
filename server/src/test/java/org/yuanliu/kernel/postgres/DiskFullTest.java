package org.yuanliu.kernel.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {

    /// 32 MiB in blocks of 512 bytes: room for a log segment (16 MiB), not for the table.
    private static final List<String> SMALL_FILES =
            List.of("sh", "-c", "ulimit -f 65536; exec \"$0\" \"$@\"");

    private static final String ROW =
            "insert into kept select %d, string_agg(md5(random()::text), '') from generate_series(1, 250)";

    @TempDir Path temp;

    @Test
    void aFullDiskIsNamedAndCostsNoAcknowledgedRow() throws SQLException {
        var acknowledged = new ArrayList<Long>();
        try (var folder = Fixtures.held(temp.resolve("data"))) {
            try (var server = OwnPostgres.start(folder, SMALL_FILES)) {
                Fixtures.execute(server, "create table kept (number bigint, filling text)");
                Fixtures.execute(server, "alter table kept alter column filling set storage plain");

                var failure = writeUntilFull(server, acknowledged);

                assertThat(PostgresFault.isDiskFull(failure)).as(failure.toString()).isTrue();
                assertThat(Fixtures.numbers(server, "select number from kept"))
                        .as("reading goes on")
                        .containsExactlyInAnyOrderElementsOf(acknowledged);
            }

            try (var server = OwnPostgres.start(folder)) {
                assertThat(Fixtures.numbers(server, "select number from kept"))
                        .containsExactlyInAnyOrderElementsOf(acknowledged);
                Fixtures.execute(server, ROW.formatted(-1));
            }
        }
    }

    @Test
    void aFullDiskAtTheFirstStartSaysWhatToDo() {
        var fault =
                PostgresFault.ofOutput("initdb: error: could not write: No space left on device");

        assertThat(fault.code()).isEqualTo(PostgresFault.Code.DISK_FULL);
        assertThat(fault.say(Locale.CHINESE)).startsWith("磁盘已满");
        assertThat(fault.say(Locale.ENGLISH)).startsWith("The disk is full");
    }

    private static SQLException writeUntilFull(OwnPostgres server, List<Long> acknowledged)
            throws SQLException {
        try (var connection = server.superuser("postgres").open();
                var statement = connection.createStatement()) {
            for (var number = 0L; ; number++) {
                try {
                    statement.executeUpdate(ROW.formatted(number));
                    acknowledged.add(number);
                } catch (SQLException full) {
                    return full;
                }
            }
        }
    }
}
