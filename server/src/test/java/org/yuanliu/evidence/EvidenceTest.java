package org.yuanliu.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.story.Filing;
import org.yuanliu.world.Drawing;

/// Files about findings and corrections, from the hand that gives to the eye that sees.
class EvidenceTest {

    private final Platform platform = Platform.shared();
    private final Http clerk = platform.as("clerk.hardware");
    private final Http nation = platform.as("chief.national");

    /// A finding that its authority returned to the supplier, and who the two are.
    private record Returned(String finding, String correction, Http authority, Http supplier) {}

    @Test
    @Clause({"TV-5.3", "TV-7.1"})
    void theAskedCompanyHandsInAPhotographAndTheAuthoritySeesIt() {
        var returned = returned();
        var photo = Photo.taken("2026:10:05 08:30:00", "+08:00");

        var handedIn =
                add(returned.supplier(), "/corrections/" + returned.correction(), "送货单.jpg", photo)
                        .is(200);

        assertThat(handedIn.text("/media")).isEqualTo("image/jpeg");
        assertThat(handedIn.text("/claimedAt")).isEqualTo("2026-10-05T00:30:00Z");
        assertThat(handedIn.text("/claimedBy")).isEqualTo("file");
        assertThat(handedIn.text("/subject/type")).isEqualTo("correction");
        var seen =
                returned.authority().get("/findings/" + returned.finding() + "/evidence").is(200);
        assertThat(seen.texts("", "/id")).contains(handedIn.text("/id"));
        var bytes =
                returned.authority().get("/evidence/" + handedIn.text("/id") + "/bytes").is(200);
        assertThat(bytes.bytes()).isEqualTo(photo);
        assertThat(bytes.header("Content-Type")).contains("image/jpeg");
        assertThat(bytes.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(bytes.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(bytes.header("Content-Disposition").orElseThrow()).startsWith("inline");
        assertThat(
                        returned.supplier()
                                .get("/journal?subject=evidence/" + handedIn.text("/id"))
                                .is(200)
                                .texts("/items", "/action"))
                .containsExactly("evidence.receive");
    }

    @Test
    @Clause({"TV-5.3", "TV-7.1"})
    void theInspectorsOwnIsShownToTheCompanyOnlyWhereTheInspectorSaysSo() {
        var returned = returned();
        var path = "/findings/" + returned.finding();
        var own = add(returned.authority(), path, "现场.png", Drawing.carton(11)).is(200).text("/id");
        var shown =
                returned.authority()
                        .with("Content-Type", "image/png")
                        .post(
                                path + "/evidence?name=a.png&source=camera&shown=true",
                                Drawing.carton(12))
                        .is(200)
                        .text("/id");

        returned.supplier().get("/evidence/" + own).isProblem(404, "not-found");
        returned.supplier().get("/evidence/" + own + "/bytes").isProblem(404, "not-found");
        returned.supplier().get("/evidence/" + shown).is(200);
        assertThat(
                        returned.supplier()
                                .get("/corrections/" + returned.correction() + "/evidence")
                                .is(200)
                                .texts("", "/id"))
                .contains(shown)
                .doesNotContain(own);
        nation.get("/evidence/" + own).is(200);
        var stranger = platform.as("clerk.hardware");
        stranger.get("/evidence/" + shown).isProblem(404, "not-found");
    }

    @Test
    @Clause("TV-7.1")
    void whoHasNoPartInItHandsInNothing() {
        var returned = returned();
        var png = Drawing.carton(1);

        add(clerk, "/corrections/" + returned.correction(), "a.png", png)
                .isProblem(404, "not-found");
        add(clerk, "/findings/" + returned.finding(), "a.png", png).isProblem(404, "not-found");
        add(returned.supplier(), "/findings/" + returned.finding(), "a.png", png)
                .isProblem(403, "forbidden");
        add(returned.authority(), "/corrections/" + returned.correction(), "a.png", png)
                .isProblem(403, "forbidden");
        add(nation, "/findings/" + returned.finding(), "a.png", png).isProblem(403, "forbidden");
    }

    @Test
    void theSameBytesAreOneFileAndAnotherReceipt() throws IOException {
        var returned = returned();
        var path = "/corrections/" + returned.correction();
        var bytes = "单号,数量\nA1,12\n".getBytes(UTF_8);

        var first = add(returned.supplier(), path, "出库单.csv", bytes).is(200);
        var second = add(returned.supplier(), path, "../../同一张.csv", bytes).is(200);

        assertThat(second.text("/hash")).isEqualTo(first.text("/hash"));
        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(second.text("/name")).isEqualTo("同一张.csv");
        assertThat(Files.readAllBytes(place(first.text("/hash")))).isEqualTo(bytes);
        var csv = returned.supplier().get("/evidence/" + first.text("/id") + "/bytes").is(200);
        assertThat(csv.header("Content-Disposition").orElseThrow()).startsWith("attachment");
    }

    @Test
    void aFileSentAgainUnderTheSameKeyIsOneReceipt() {
        var returned = returned();
        var path = "/corrections/" + returned.correction() + "/evidence?name=a.png";
        var sender =
                returned.supplier()
                        .with("Content-Type", "image/png")
                        .with("Idempotency-Key", java.util.UUID.randomUUID().toString());

        var first = sender.post(path, Drawing.carton(21)).is(200).text("/id");

        assertThat(sender.post(path, Drawing.carton(21)).is(200).text("/id")).isEqualTo(first);
        sender.post(path, Drawing.carton(22)).isProblem(422, "key-reused");
    }

    @Test
    void aFileThatLiesAboutItselfIsNotTaken() {
        var returned = returned();
        var path = "/corrections/" + returned.correction();
        var supplier = returned.supplier();

        var lies =
                add(supplier, path, "送货单.pdf", Drawing.carton(1)).isProblem(415, "file-not-taken");
        assertThat(lies.text("/errors/0/reason")).contains("PDF").contains("PNG");
        supplier.with("Content-Type", "image/jpeg")
                .post(path + "/evidence?name=photo", Drawing.carton(1))
                .isProblem(415, "file-not-taken");
        add(supplier, path, "page.txt", "<html><script>1</script>".getBytes(UTF_8))
                .isProblem(415, "file-not-taken");
        add(supplier, path, "nothing.txt", new byte[0]).isProblem(400, "invalid-field");
        // What the platform made itself comes another way.
        supplier.post(path + "/evidence?name=a&source=system", Drawing.carton(1)).is(400);
        supplier.post(path + "/evidence?name=a&source=dream", Drawing.carton(1))
                .isProblem(400, "invalid-field");
        supplier.post(path + "/evidence", Drawing.carton(1)).isProblem(400, "invalid-field");
    }

    @Test
    void tooMuchIsToldAndOtherPathsKeepTheirBound() throws IOException {
        var returned = returned();
        var supplier = returned.supplier().with("Content-Type", "image/jpeg");
        var path = "/corrections/" + returned.correction() + "/evidence?name=a.jpg";
        var large = Photo.ofBytes((32 << 20) + 1, 1);

        assertThat(supplier.post(path, large).isProblem(413, "file-too-large").text("/next"))
                .contains("压缩");
        supplier.post(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .isProblem(413, "file-too-large");
        supplier.post(path, Photo.ofBytes(10 << 20, 2)).is(200);
        returned.supplier().post("/filings", new byte[9 << 20]).isProblem(413, "too-large");
        assertThat(arriving()).isEmpty();
    }

    @Test
    void whatBreaksOffLeavesNothing() throws IOException, InterruptedException {
        var returned = returned();
        var supplier = returned.supplier();
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), platform.address().getPort())) {
            var head =
                    "POST /api/v1/corrections/%s/evidence?name=a.jpg HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nX-CSRF-Token: %s\r\nIdempotency-Key: %s\r\nContent-Type: image/jpeg\r\nContent-Length: 2000000\r\n\r\n"
                            .formatted(
                                    returned.correction(),
                                    supplier.header("Cookie").orElseThrow(),
                                    supplier.header("X-CSRF-Token").orElseThrow(),
                                    java.util.UUID.randomUUID());
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(Photo.ofBytes(500_000, 3));
            socket.getOutputStream().flush();
            await(() -> !arriving().isEmpty());
        }

        await(() -> arriving().isEmpty());
        assertThat(
                        supplier.get("/corrections/" + returned.correction() + "/evidence")
                                .is(200)
                                .body())
                .isEmpty();
    }

    @Test
    void eightAtOnceAllArriveWhole() throws Exception {
        var returned = returned();
        var path = "/corrections/" + returned.correction();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sent = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                sent.add(() -> {
                    // Some of them the same, so that two put the same file away at once.
                    var photo = Photo.ofBytes(200_000, 100 + number % 10);
                    var id =
                            add(returned.supplier(), path, number + ".jpg", photo)
                                    .is(200)
                                    .text("/id");
                    var back = returned.authority().get("/evidence/" + id + "/bytes").is(200);
                    return java.util.Arrays.equals(back.bytes(), photo);
                });
            }
            for (var whole : threads.invokeAll(sent)) {
                assertThat(whole.get()).isTrue();
            }
        }
        assertThat(arriving()).isEmpty();
    }

    @Test
    @Clause("TV-7.1")
    void whatHasGoneBadIsNotHandedOutAndSaysSo() throws IOException {
        var returned = returned();
        var path = "/corrections/" + returned.correction();
        var bytes = Photo.ofBytes(50_000, 77);
        var exhibit = add(returned.supplier(), path, "a.jpg", bytes).is(200);
        var file = place(exhibit.text("/hash"));
        var bad = bytes.clone();
        bad[40_000] ^= 1;
        Files.write(file, bad);

        returned.authority()
                .get("/evidence/" + exhibit.text("/id") + "/bytes")
                .isProblem(500, "file-damaged");
        Files.delete(file);
        returned.authority()
                .get("/evidence/" + exhibit.text("/id") + "/bytes")
                .isProblem(500, "file-damaged");
        assertThat(
                        returned.authority()
                                .get("/evidence/" + exhibit.text("/id"))
                                .is(200)
                                .at("/present")
                                .asBoolean())
                .isFalse();

        add(returned.supplier(), path, "again.jpg", bytes).is(200);
        assertThat(
                        returned.authority()
                                .get("/evidence/" + exhibit.text("/id") + "/bytes")
                                .is(200)
                                .bytes())
                .as("handed in again, it is whole again")
                .isEqualTo(bytes);
    }

    @Test
    void theEmptyPlaceForADiskIsNotTakenForTheDepot() throws IOException {
        var returned = returned();
        var path = "/corrections/" + returned.correction();
        var exhibit = add(returned.supplier(), path, "a.jpg", Photo.ofBytes(9_000, 5)).is(200);
        var depot = platform.data().resolve("evidence");
        var elsewhere = Files.move(depot, depot.resolveSibling("unmounted"));
        try {
            Files.createDirectory(depot);

            add(returned.supplier(), path, "b.jpg", Photo.ofBytes(9_000, 6))
                    .isProblem(503, "depot-away");
            returned.authority()
                    .get("/evidence/" + exhibit.text("/id") + "/bytes")
                    .isProblem(503, "depot-away");
            try (var written = Files.walk(depot)) {
                assertThat(written.filter(Files::isRegularFile)).isEmpty();
            }
        } finally {
            Files.deleteIfExists(depot.resolve("arriving"));
            Files.delete(depot);
            Files.move(elsewhere, depot);
        }
        returned.authority().get("/evidence/" + exhibit.text("/id") + "/bytes").is(200);

        // One from before there was a sign is known by what lies in it.
        Files.delete(depot.resolve("depot"));
        add(returned.supplier(), path, "b.jpg", Photo.ofBytes(9_000, 6)).is(200);
        assertThat(depot.resolve("depot")).exists();
    }

    @Test
    void bytesThatNoRowNamesAreCollectedAfterADay() throws IOException {
        var returned = returned();
        var named =
                add(
                        returned.supplier(),
                        "/corrections/" + returned.correction(),
                        "a.png",
                        Drawing.carton(31));
        var orphan = place("ab".repeat(32));
        Files.createDirectories(orphan.resolveSibling(""));
        Files.writeString(orphan, "nobody's");
        var gleaner = platform.bean(Gleaner.class);

        gleaner.collect();
        assertThat(orphan).exists();
        platform.clock().forward(Duration.ofHours(25));
        try {
            gleaner.collect();
        } finally {
            platform.clock().forward(Duration.ofHours(-25));
        }

        assertThat(orphan).doesNotExist();
        assertThat(place(named.text("/hash"))).exists();
    }

    @Test
    void theListIsNarrowedByKindAndByWords() {
        var returned = returned();
        var path = "/corrections/" + returned.correction();
        var name = "单据" + System.nanoTime();
        add(returned.supplier(), path, name + ".png", Drawing.carton(41)).is(200);
        add(returned.supplier(), path, name + ".txt", (name + "\n").getBytes(UTF_8)).is(200);

        assertThat(names(returned.authority(), "q=" + name)).hasSize(2);
        assertThat(names(returned.authority(), "kind=document&q=" + name))
                .containsExactly(name + ".txt");
        assertThat(names(clerk, "q=" + name)).isEmpty();
        returned.authority().get("/evidence?kind=dream").isProblem(400, "invalid-field");
    }

    private List<String> names(Http reader, String query) {
        return reader.get("/evidence?" + encoded(query)).is(200).texts("/items", "/name");
    }

    private static String encoded(String query) {
        return query.replace("单据", java.net.URLEncoder.encode("单据", UTF_8));
    }

    private static Answer add(Http sender, String path, String name, byte[] bytes) {
        return sender.with("Content-Type", "application/octet-stream")
                .post(
                        path
                                + "/evidence?source=camera&name="
                                + java.net.URLEncoder.encode(name, UTF_8),
                        bytes);
    }

    /// Somebody received what nobody sent: found, and returned to whoever did not say so.
    private Returned returned() {
        var scene = platform.scene();
        Filing.inbound(platform.item()).from("wholesale").by(clerk);
        var found = Filing.of("inbound", scene.bracketed()).partner(scene.supplier()).by(clerk);
        assertThat(found).isNotEmpty();
        var supplier = platform.as(login(scene.supplier()));
        var authority = platform.as(login(scene.authority()));
        var finding =
                authority
                        .get(
                                "/findings?identity="
                                        + java.net.URLEncoder.encode(
                                                identity(scene.bracketed()), UTF_8))
                        .is(200)
                        .text("/items/0/id");
        var read = authority.get("/findings/" + finding).is(200);
        var back =
                authority
                        .with("If-Match", read.etag())
                        .post(
                                "/findings/" + finding + "/return",
                                Map.of("workingDays", 3, "reason", "请补登记出库并附送货单。"))
                        .is(200);
        return new Returned(finding, back.text("/corrections/0/id"), authority, supplier);
    }

    private String identity(String bracketed) {
        return clerk.get("/codes?text=" + java.net.URLEncoder.encode(bracketed, UTF_8))
                .is(200)
                .text("/identity");
    }

    private String login(java.util.UUID party) {
        return platform.world().people().stream()
                .filter(it -> it.memberships().getFirst().party().equals(party))
                .findFirst()
                .orElseThrow()
                .login();
    }

    private Path place(String hash) {
        return platform.data()
                .resolve("evidence")
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    private List<Path> arriving() {
        try (var files = Files.list(platform.data().resolve("evidence/arriving"))) {
            return files.toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static void await(java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(25);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
