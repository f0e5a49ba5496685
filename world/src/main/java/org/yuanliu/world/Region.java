package org.yuanliu.world;

import java.util.Optional;

/// A territory, with its real code and name. The parent is data: 东莞市 has no counties, so digits do
/// not tell the tree.
///
/// Coordinates are those of the middle of the place, roughly.
public record Region(
        String code,
        Optional<String> parentCode,
        RegionLevel level,
        String zh,
        String en,
        double latitude,
        double longitude) {}
