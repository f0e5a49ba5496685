package org.yuanliu.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.yuanliu.kernel.sheet.SheetWriter;
import org.yuanliu.kernel.sheet.Sheets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A producer sends fifty thousand products in one workbook, one in a hundred of them bad: from the
/// first byte to the last good row in the library, its facts and its journal included.
final class ImportXlsx {

    /// On a platform of its own, so that fifty thousand products are in nobody else's way.
    static final Benchmark ALONE =
            place -> {
                var data = place.fresh("import");
                try (var platform =
                        Platform.start(
                                Launch.script(place.root()).on(data), place.log("platform"))) {
                    return List.of(new ImportXlsx(platform).row());
                } finally {
                    Place.remove(data);
                }
            };

    private static final int ROWS = 50_000;
    private static final int ONE_BAD_IN = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final Platform platform;
    private final Person maker;
    private final HttpClient client = HttpClient.newHttpClient();

    ImportXlsx(Platform platform) throws Exception {
        this.platform = platform;
        this.maker = Person.as("filer.cable", platform.port());
    }

    Row row() throws Exception {
        Bench.say("an import of " + ROWS + " rows");
        var file = file();
        double before = platform.megabytes();
        long begun = System.nanoTime();
        var upload = send("/uploads?form=products&name=bench.xlsx", file);
        double read = (System.nanoTime() - begun) / 1e9;
        double most = taken(upload.path("id").asString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        var after = ask("/uploads/" + upload.path("id").asString());
        int stored = after.path("stored").asInt();
        int bad = after.path("bad").asInt();
        if (stored != ROWS - ROWS / ONE_BAD_IN || bad != ROWS / ONE_BAD_IN) {
            throw new IOException("not every row has its answer: " + after);
        }
        return Row.of("import-xlsx", seconds, "s", Target.atMost(15))
                .noting(
                        "%s MB file; reading and comparing %s s; memory of the JVM %s MB before, at most %s MB"
                                .formatted(
                                        Figure.of(file.length / 1e6),
                                        Figure.of(read),
                                        Figure.of(before),
                                        Figure.of(most)));
    }

    /// Waits until every row is taken, and says how much memory that took at most.
    private double taken(String upload) throws Exception {
        var job = send("/uploads/" + upload + "/taking", new byte[0]).path("id").asString();
        double most = platform.megabytes();
        while (true) {
            var state = ask("/jobs/" + job).path("state").asString();
            most = Math.max(most, platform.megabytes());
            if (state.equals("done")) {
                return most;
            }
            if (!List.of("waiting", "running").contains(state)) {
                throw new IOException("the import is " + state);
            }
            Thread.sleep(100);
        }
    }

    private static byte[] file() {
        var out = new ByteArrayOutputStream();
        try (var writer = SheetWriter.of(Sheets.Format.XLSX, out)) {
            writer.sheet("产品", List.of("商品条码", "产品名称", "型号规格", "类别", "执行标准", "计量单位"));
            for (int n = 0; n < ROWS; n++) {
                var cells = new ArrayList<String>();
                cells.add(gtin(n));
                cells.add("示例·聚氯乙烯绝缘电线 " + n);
                cells.add("BV " + n % 50 + " mm²");
                cells.add(n % ONE_BAD_IN == 7 ? "没有的类别" : "电线电缆");
                cells.add("GB/T 5023");
                cells.add("米");
                writer.row(cells, -1);
            }
        }
        return out.toByteArray();
    }

    private static String gtin(int n) {
        var body = "0697%09d".formatted(n);
        int sum = 0;
        for (int at = 0; at < 13; at++) {
            sum += (body.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
        }
        return body + (10 - sum % 10) % 10;
    }

    private JsonNode send(String path, byte[] body) throws IOException, InterruptedException {
        return answer(
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("X-CSRF-Token", maker.csrf())
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return answer(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + platform.port() + "/api/v1" + path))
                .header("Cookie", maker.cookie());
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.build().uri() + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
