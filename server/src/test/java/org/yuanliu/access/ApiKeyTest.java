package org.yuanliu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yuanliu.story.Filing.file;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yuanliu.Answer;
import org.yuanliu.Http;
import org.yuanliu.Platform;
import org.yuanliu.core.Clause;
import org.yuanliu.story.Filing;
import tools.jackson.databind.JsonNode;

/// Machines sign in with a key.
class ApiKeyTest {

    private final Platform platform = Platform.shared();
    private final Http clerk = platform.as("clerk.mall");

    private Answer make(String... scopes) {
        return clerk.post("/keys", Map.of("name", "进销存系统", "scopes", List.of(scopes))).is(200);
    }

    private Http machine(Answer made) {
        return platform.nobody().withKey(made.text("/secret"));
    }

    private JsonNode listed(Answer made) {
        return clerk.get("/keys").is(200).items().stream()
                .filter(it -> it.at("/id").asString().equals(made.text("/key/id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Clause({"SG-5.5", "TV-7.1"})
    void aStockSystemFilesWithAKeyAsItsCompany() {
        var machine = machine(make("file", "read"));

        var receipt = file(machine, Filing.sale(platform.item()));

        assertThat(receipt.text("/results/0/outcome")).isEqualTo("stored");
        var record =
                machine.get("/events?code=" + receipt.text("/results/0/identity")).is(200).items();
        assertThat(record.getFirst().at("/filer/id").asString())
                .isEqualTo(platform.party("mall").toString());
    }

    @Test
    @Clause("TV-7.1")
    void aKeyDoesWhatItsScopesSayAndNothingElse() {
        var reads = machine(make("read"));
        var files = machine(make("file"));
        var filing = Map.of("records", List.of(Filing.sale(platform.item()).record()));

        reads.get("/products").is(200);
        reads.post("/filings", filing).isProblem(403, "forbidden");
        files.get("/products").isProblem(403, "forbidden");
        files.post("/filings", filing).is(200);
        files.post("/keys", Map.of("name", "x", "scopes", List.of("read")))
                .isProblem(403, "forbidden");
        files.delete("/keys/00000000-0000-0000-0000-000000000000").isProblem(403, "forbidden");
        files.delete("/session").isProblem(403, "forbidden");
        machine(make("file", "read"))
                .post("/keys", Map.of("name", "x", "scopes", List.of("file")))
                .isProblem(403, "forbidden");
    }

    @Test
    @Clause({"RM-7.3", "TV-7.1"})
    void aProducersSystemKeepsItsProductsWithAKey() {
        var producer = platform.as("filer.helmet");
        var made =
                producer.post("/keys", Map.of("name", "主数据", "scopes", List.of("read", "keep")))
                        .is(200);
        var machine = machine(made);
        var file = "商品条码,产品名称,类别,计量单位\n06990003000104,示例·安全帽,安全帽,顶\n";

        var read =
                machine.with("Content-Type", "application/octet-stream")
                        .post(
                                "/uploads?form=products&name=p.csv",
                                file.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(read.is(200).at("/total").asInt()).isEqualTo(1);
        machine.post("/dossiers/" + platform.party("helmet") + "/renewal", Map.of()).is(200);
        machine.post("/filings", Map.of("records", List.of())).isProblem(403, "forbidden");
        machine.post("/findings/judge-again", Map.of("reason", "x")).isProblem(403, "forbidden");
        machine(make("read", "file"))
                .post("/dossiers/" + platform.party("mall") + "/renewal", Map.of())
                .isProblem(403, "forbidden");
    }

    @Test
    @Clause("TV-7.1")
    void theSecretIsShownOnceAndStoredNowhere() throws Exception {
        var made = make("read");

        assertThat(made.text("/secret")).startsWith("yl_").hasSize(46);
        assertThat(clerk.get("/keys").raw()).doesNotContain(made.text("/secret"));
        try (var connection = platform.superuser();
                var statement =
                        connection.prepareStatement(
                                "select (select count(*) from access.api_key k where k::text like '%' || ? || '%')"
                                        + " + (select count(*) from kernel.answered a where a::text like '%' || ? || '%')"
                                        + " + (select count(*) from access.journal j where j::text like '%' || ? || '%')")) {
            for (int n = 1; n <= 3; n++) {
                statement.setString(n, made.text("/secret").substring(3));
            }
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
        }
    }

    @Test
    void theLastUseIsShown() {
        var made = make("read");
        assertThat(listed(made).at("/lastUsedAt").isNull()).isTrue();

        machine(made).get("/products").is(200);

        assertThat(listed(made).at("/lastUsedAt").asString()).startsWith("20");
    }

    @Test
    @Clause("TV-7.1")
    void aRevokedKeyOpensNothing() {
        var made = make("read", "file");
        var machine = machine(made);
        machine.get("/products").is(200);

        platform.as("clerk.general")
                .delete("/keys/" + made.text("/key/id"))
                .isProblem(404, "not-found");
        machine.get("/products").is(200);
        clerk.delete("/keys/" + made.text("/key/id")).is(204);

        machine.get("/products").isProblem(401, "signed-out");
        machine.post("/filings", Map.of("records", List.of(Filing.sale(platform.item()).record())))
                .isProblem(401, "signed-out");
        assertThat(listed(made).at("/revokedAt").isNull()).isFalse();
        clerk.delete("/keys/" + made.text("/key/id")).isProblem(404, "not-found");
    }

    @Test
    @Clause("TV-7.1")
    void makingAndRevokingAKeyStandInTheJournal() {
        var made = make("read");
        clerk.delete("/keys/" + made.text("/key/id")).is(204);

        var entries = clerk.get("/journal?subject=api-key/" + made.text("/key/id")).is(200);

        assertThat(entries.texts("/items", "/action"))
                .containsExactly("api-key.revoke", "api-key.make");
    }
}
