package org.yuanliu.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The territories and their tree.
final class Geography {

    private final Map<String, Region> byCode = new LinkedHashMap<>();
    private final Map<String, String> shortNames = new LinkedHashMap<>();

    Geography() {
        for (var row : Table.read("regions")) {
            var region =
                    new Region(
                            row.text(0),
                            row.maybe(1),
                            row.word(2, RegionLevel.class),
                            row.text(3),
                            row.text(4),
                            row.number(5),
                            row.number(6));
            byCode.put(region.code(), region);
            row.maybe(7).ifPresent(it -> shortNames.put(region.code(), it));
        }
    }

    List<Region> regions() {
        return List.copyOf(byCode.values());
    }

    /// Where a regulator of the demonstration works.
    List<Region> supervised() {
        return byCode.values().stream().filter(it -> shortNames.containsKey(it.code())).toList();
    }

    /// Where companies can be: the lowest level there is, which in 东莞 is the city.
    List<Region> inhabited() {
        var parents = supervised().stream().flatMap(it -> it.parentCode().stream()).toList();
        return supervised().stream().filter(it -> !parents.contains(it.code())).toList();
    }

    String shortName(Region region) {
        return Optional.ofNullable(shortNames.get(region.code())).orElseThrow();
    }

    Region region(String code) {
        return Optional.ofNullable(byCode.get(code))
                .orElseThrow(() -> new IllegalArgumentException("no such region: " + code));
    }

    /// The city that a place belongs to, or is.
    Region cityOf(String code) {
        var region = region(code);
        return region.level() == RegionLevel.COUNTY
                ? region(region.parentCode().orElseThrow())
                : region;
    }
}
