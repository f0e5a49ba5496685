package org.yuanliu.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yuanliu.Child;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.evidence.Photo;

/// Photographs come in while the platform is killed, and while the disk is full.
class KilledUploadTest {

    /// No file may grow beyond 17 MiB: room for a log segment, not for a large photograph.
    private static final List<String> SMALL_FILES =
            List.of("sh", "-c", "ulimit -f 34816; exec \"$0\" \"$@\"");

    private final ConcurrentHashMap<String, Long> acknowledged = new ConcurrentHashMap<>();
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
    @Clause({"TV-7.1", "TV-5.3"})
    @Timeout(300)
    void whatWasAcknowledgedIsThereWholeHoweverTheUploadsEnded() throws Exception {
        try (var platform = start(List.of())) {
            var inspector = platform.nobody().signInAs("inspector.nanhai");
            var path = path(inspector);
            var senders = new ArrayList<Thread>();
            var number = new AtomicLong();
            for (int i = 0; i < 8; i++) {
                senders.add(Thread.ofPlatform().start(() -> send(inspector, path, number)));
            }
            while (acknowledged.size() < 30) {
                Thread.sleep(10);
            }
            platform.signal("KILL");
            for (var sender : senders) {
                sender.join();
            }
        }
        try (var platform = start(SMALL_FILES)) {
            var inspector = platform.nobody().signInAs("inspector.nanhai");
            for (var exhibit : acknowledged.entrySet()) {
                assertThat(
                                inspector
                                        .get("/evidence/" + exhibit.getKey() + "/bytes")
                                        .is(200)
                                        .bytes())
                        .isEqualTo(photo(exhibit.getValue()));
            }

            var full = add(inspector, path(inspector), Photo.ofBytes(20 << 20, 1));

            full.isProblem(507, "storage-full");
            add(inspector, path(inspector), photo(-1)).is(200);
            platform.signal("TERM").end(Duration.ofSeconds(30));
        }
        assertThat(home.resolve("elsewhere")).as("nothing lies elsewhere").doesNotExist();
        assertThat(hashes())
                .as("each under the hash of what it is")
                .allSatisfy(
                        it -> assertThat(sha256(it)).isEqualTo(String.valueOf(it.getFileName())));
    }

    private void send(Http inspector, String path, AtomicLong number) {
        try {
            while (true) {
                long mine = number.incrementAndGet();
                var answer = add(inspector, path, photo(mine));
                if (answer.status() == 200) {
                    acknowledged.put(answer.text("/id"), mine);
                }
            }
        } catch (IllegalStateException theEnd) {
            return;
        }
    }

    private static org.yuanliu.Answer add(Http inspector, String path, byte[] photo) {
        return inspector
                .with("Content-Type", "image/jpeg")
                .post(path + "/evidence?name=a.jpg", photo);
    }

    private static byte[] photo(long number) {
        return Photo.ofBytes(400_000, number);
    }

    private static String path(Http inspector) {
        return "/findings/" + inspector.get("/findings?state=open").is(200).text("/items/0/id");
    }

    private List<Path> hashes() throws IOException {
        try (var all = Files.walk(home.resolve("data/evidence"))) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> !it.toString().contains("arriving") && !it.endsWith("depot"))
                    .toList();
        }
    }

    private static String sha256(Path file) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(Files.readAllBytes(file)));
        } catch (IOException | java.security.NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Child start(List<String> limits) throws Exception {
        return Child.run(home, limits, "--port", "0", "--data", home.resolve("data").toString());
    }
}
