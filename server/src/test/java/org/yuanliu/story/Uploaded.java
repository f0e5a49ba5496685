package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.yuanliu.Answer;
import org.yuanliu.Http;

/// A file that was sent in: its rows taken, and what became of them.
final class Uploaded {

    private Uploaded() {}

    static Answer take(Http sender, Answer read) {
        var job = sender.post("/uploads/" + read.text("/id") + "/taking", "").is(200).text("/id");
        for (int n = 0; n < 300; n++) {
            var now = sender.get("/jobs/" + job).is(200);
            if (now.text("/state").equals("done")) {
                assertThat(now.text("/outcome/link")).isEqualTo("/uploads/" + read.text("/id"));
                return sender.get("/uploads/" + read.text("/id")).is(200);
            }
            assertThat(now.text("/state")).isIn("waiting", "running");
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        throw new AssertionError("the rows were not taken within half a minute");
    }

    static List<Integer> counts(Answer upload) {
        return Stream.of("total", "good", "bad", "stored", "changed", "known")
                .map(it -> upload.at("/" + it).asInt())
                .toList();
    }
}
