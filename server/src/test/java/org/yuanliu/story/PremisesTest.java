package org.yuanliu.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yuanliu.Platform;
import tools.jackson.databind.JsonNode;

/// Where a record says that the goods were.
class PremisesTest {

    private final Platform platform = Platform.shared();

    @Test
    void whoeverMaySeeTheRecordReadsTheNameOfThePlace() {
        var shop = platform.party("hardware");
        var place =
                platform.world().premises().stream()
                        .filter(it -> it.party().equals(shop))
                        .findFirst()
                        .orElseThrow();
        var unit = platform.item();
        Filing.inbound(unit).from("wholesale").set("premises", place.id()).by("clerk.hardware");

        for (var reader : List.of("clerk.hardware", "filer.wholesale", "inspector.nanhai")) {
            var client = platform.as(reader);
            var record = client.get("/events?code=" + unit.identity()).is(200).at("/items/0");
            var step = client.get("/chains?code=" + unit.identity()).is(200).at("/steps/0/event");
            for (var read : List.of(record, step)) {
                isAt(read, place.id().toString(), place.name());
            }
        }
        var authority = platform.as("chief.national");
        var found = authority.get("/findings?identity=" + unit.identity()).is(200);
        var evidence =
                authority.get("/findings/" + found.text("/items/0/id")).is(200).at("/evidence/0");
        isAt(evidence, place.id().toString(), place.name());
    }

    private static void isAt(JsonNode event, String id, String name) {
        assertThat(event.at("/premises/id").asString()).isEqualTo(id);
        assertThat(event.at("/premises/name").asString()).isEqualTo(name);
    }

    @Test
    void aRecordWithoutAPlaceSaysSo() {
        var unit = platform.item();
        Filing.sale(unit).by("clerk.hardware");

        var record = platform.as("clerk.hardware").get("/events?code=" + unit.identity()).is(200);

        assertThat(record.at("/items/0").has("premises")).isTrue();
        assertThat(record.at("/items/0/premises").isNull()).isTrue();
    }
}
