package org.yuanliu.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Child;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import tools.jackson.databind.JsonNode;

/// Long work in a platform that is killed again and again.
class KilledImportTest {

    private static final int ROWS = 8_000;
    private static final int CHUNK = 1_000;
    private static final int DEATHS = 3;

    private Path home = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        home = Platform.newHome();
    }

    @AfterEach
    void away() {
        Platform.remove(home);
    }

    @Test
    @Clause({"RM-7.3", "TV-7.1"})
    @Timeout(300)
    void anImportGoesOnWhereItWasAndTakesEachRowOnce() throws Exception {
        var upload = "";
        var job = "";
        long before = 0;
        for (int death = 0; death < DEATHS; death++) {
            try (var platform = start()) {
                var maker = platform.nobody().signInAs("filer.cable");
                if (death == 0) {
                    upload =
                            "/uploads/"
                                    + maker.post("/uploads?form=products&name=p.csv", file())
                                            .is(200)
                                            .text("/id");
                    job = "/jobs/" + maker.post(upload + "/taking", "").is(200).text("/id");
                }
                var seen = maker.get(job).is(200).body();
                assertThat(seen.at("/done").asLong())
                        .as("what was done stays done")
                        .isGreaterThanOrEqualTo(before);
                before = awaitMore(maker, job, before).at("/done").asLong();
                platform.signal("KILL");
            }
        }
        assertThat(before).as("killed in the middle").isBetween((long) CHUNK, (long) ROWS - 1);
        try (var platform = start()) {
            var maker = platform.nobody().signInAs("filer.cable");
            while (!maker.get(job).is(200).text("/state").equals("done")) {
                Thread.sleep(50);
            }
            var after = maker.get(upload).is(200);
            assertThat(after.at("/stored").asInt()).isEqualTo(ROWS);
            assertThat(after.at("/good").asInt() + after.at("/bad").asInt()).isZero();
            assertThat(imports(maker))
                    .as("one entry in the journal for each chunk")
                    .isEqualTo(ROWS / CHUNK);
        }
    }

    private static JsonNode awaitMore(Http maker, String job, long before)
            throws InterruptedException {
        while (true) {
            var seen = maker.get(job).is(200).body();
            if (seen.at("/done").asLong() > before) {
                return seen;
            }
            Thread.sleep(5);
        }
    }

    private static long imports(Http maker) {
        return maker.get("/journal?limit=200").is(200).texts("/items", "/action").stream()
                .filter("fact.import"::equals)
                .count();
    }

    private static byte[] file() {
        var lines = new StringBuilder("商品条码,产品名称,型号规格,类别,执行标准,计量单位\n");
        for (int n = 0; n < ROWS; n++) {
            lines.append(gtin(n)).append(",示例·电线 ").append(n).append(",BV,电线电缆,GB/T 5023,米\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String gtin(int n) {
        var body = "0697%09d".formatted(n);
        int sum = 0;
        for (int at = 0; at < 13; at++) {
            sum += (body.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
        }
        return body + (10 - sum % 10) % 10;
    }

    private Child start() throws Exception {
        return Child.run(home, List.of(), "--port", "0", "--data", home.resolve("data").toString());
    }
}
