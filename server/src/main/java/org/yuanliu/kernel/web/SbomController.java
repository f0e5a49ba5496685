package org.yuanliu.kernel.web;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What this product is built of, by name, version and licence: a CycloneDX document, made by the
/// build from what it packed.
///
/// Two lists become one here, that of the server and that of the pages; a build that packed nothing
/// has none.
@RestController
class SbomController {

    private static final String SERVER = "/META-INF/sbom/server.cdx.json";
    private static final String PAGES = "/META-INF/sbom/web.cdx.json";

    private final JsonMapper json;

    SbomController(JsonMapper json) {
        this.json = json;
    }

    @GetMapping(path = "/api/v1/sbom", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> sbom() {
        var whole = read(SERVER);
        var pages = read(PAGES);
        for (var list : new String[] {"components", "dependencies"}) {
            if (whole.path(list) instanceof ArrayNode all) {
                pages.path(list).forEach(all::add);
            }
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=yuanliu.cdx.json")
                .body((Object) whole);
    }

    private JsonNode read(String name) {
        try (@Nullable InputStream in = SbomController.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Refusal(ProblemKind.NOT_FOUND);
            }
            return json.readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
