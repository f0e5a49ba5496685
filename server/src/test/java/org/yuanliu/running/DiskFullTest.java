package org.yuanliu.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Child;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.code.Code;
import org.yuanliu.story.Filing;

/// No file may grow beyond 17 MiB: room for a log segment (16 MiB), not for many records.
class DiskFullTest {

    private static final List<String> SMALL_FILES =
            List.of("sh", "-c", "ulimit -f 34816; exec \"$0\" \"$@\"");

    private static final String GTIN = "06990000030012";
    private static final int AT_ONCE = 2_500;

    private Path home;

    @BeforeEach
    void folder() throws Exception {
        home = Platform.newHome();
    }

    @AfterEach
    void away() {
        Platform.remove(home);
    }

    @Test
    void aFullDiskIsNamedReadingGoesOnAndNothingAcknowledgedIsLost() throws Exception {
        int acknowledged = 0;
        // There was room when the platform was founded.
        try (var founded = start(List.of())) {
            founded.nobody();
            founded.signal("TERM").end(Duration.ofSeconds(30));
        }
        try (var child = start(SMALL_FILES)) {
            var clerk = child.nobody().signInAs("clerk.hardware");
            var answer = file(clerk, acknowledged);
            while (answer.status() == 200) {
                acknowledged++;
                assertThat(acknowledged).as("no limit was met").isLessThan(40);
                answer = file(clerk, acknowledged);
            }

            assertThat(answer.status()).as(child.said()).isEqualTo(507);
            answer.isProblem(507, "storage-full");
            assertThat(answer.text("/safe")).contains("之前保存的内容不受影响");
            assertThat(
                            file(clerk.inEnglish(), acknowledged)
                                    .isProblem(507, "storage-full")
                                    .text("/next"))
                    .contains("free disk space");
            assertThat(first(clerk, 0)).as("reading goes on").hasSize(1);
            assertThat(first(clerk, acknowledged)).as("all or nothing").isEmpty();
            child.signal("TERM").end(Duration.ofSeconds(30));
        }

        try (var again = start(List.of())) {
            var clerk = again.nobody().signInAs("clerk.hardware");
            for (int chunk = 0; chunk < acknowledged; chunk++) {
                assertThat(file(clerk, chunk).is(200).texts("/results", "/outcome"))
                        .as("chunk %d", chunk)
                        .containsOnly("known");
            }
            file(clerk, acknowledged).is(200);
            again.signal("TERM").end(Duration.ofSeconds(30));
        }
    }

    private static List<?> first(Http clerk, int chunk) {
        return clerk.get("/events?code=" + code(chunk, 0).identity()).is(200).items();
    }

    private static Code code(int chunk, int number) {
        return Code.ofItem(GTIN, "F" + chunk + "." + number);
    }

    private static Answer file(Http clerk, int chunk) {
        var records = new ArrayList<Map<String, Object>>();
        IntStream.range(0, AT_ONCE)
                .forEach(it ->
                        records.add(
                                Filing.sale(code(chunk, it))
                                        .set("document", "单据".repeat(100))
                                        .set("reason", "说明".repeat(100))
                                        .record()));
        return clerk.post("/filings", Map.of("records", records));
    }

    private Child start(List<String> limits) throws Exception {
        return Child.run(home, limits, "--port", "0", "--data", home.resolve("data").toString());
    }
}
