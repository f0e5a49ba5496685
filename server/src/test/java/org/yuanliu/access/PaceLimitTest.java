package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.Platform.Kind;
import org.yuanliu.core.Clause;

/// Nobody takes the platform away from the others.
class PaceLimitTest {

    @Test
    @Clause("TV-7.1")
    void whoAsksTooOftenIsToldWhenToComeBackAndOthersGoOn() {
        try (var platform =
                Platform.start(
                        Kind.DEMONSTRATION,
                        Map.of(
                                "yuanliu.pace.per-second", "1",
                                "yuanliu.pace.burst", "20",
                                "yuanliu.pace.address-per-second", "1",
                                "yuanliu.pace.address-burst", "60"))) {
            var loud = platform.as("clerk.hardware");
            var quiet = platform.as("clerk.general");

            var refused = untilRefused(loud, 25);

            refused.isProblem(429, "too-fast");
            int wait = Integer.parseInt(refused.header("Retry-After").orElseThrow());
            assertThat(wait).isBetween(1, 30);
            assertThat(refused.text("/detail")).contains(wait + " 秒后");
            assertThat(loud.inEnglish().get("/home").text("/detail")).contains("second");
            quiet.get("/home").is(200);

            untilRefused(platform.nobody(), 70).isProblem(429, "too-fast");
            assertThat(platform.nobody().get("~/assets/none.js").status())
                    .as("the files of a page are not counted")
                    .isEqualTo(404);

            platform.clock().forward(Duration.ofMinutes(2));
            loud.get("/home").is(200);
        }
    }

    private static Answer untilRefused(Http who, int atMost) {
        for (int n = 0; n < atMost; n++) {
            var answer = who.get("/home");
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("nobody stopped it");
    }
}
