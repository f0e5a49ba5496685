package org.yuanliu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yuanliu.world.FaultRates;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;
import org.yuanliu.world.WorldFiles;
import org.yuanliu.world.WorldFiles.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a fictional industry of any size to files: its movements, and the faults that were put
/// in.
@Command(
        name = "world",
        description = "write a fictional industry of any size, with its faults listed",
        mixinStandardHelpOptions = true)
final class WorldCommand implements Callable<Integer> {

    @Option(
            names = "--seed",
            defaultValue = "20261121",
            description = "another seed is another world")
    long seed;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "1 is about 2,000 movements, 5,000 about 10 million")
    double scale;

    @Option(
            names = "--faults",
            description =
                    "share of occasions for each kind of fault; default: as the demonstration")
    @Nullable Double faults;

    @Option(names = "--end", description = "the day on which it ends (default: today)")
    @Nullable LocalDate end;

    @Option(names = "--format", defaultValue = "ndjson", description = "ndjson or csv")
    String format = "ndjson";

    @Option(names = "--out", required = true, description = "the folder to write to")
    Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        var rates =
                Optional.ofNullable(faults)
                        .map(FaultRates::all)
                        .orElseGet(FaultRates::demonstration);
        var last =
                Optional.ofNullable(end).orElseGet(() -> LocalDate.now(ZoneId.of("Asia/Shanghai")));
        var world = new World(new Settings(seed, scale, rates, last));
        Files.createDirectories(out);
        var ending = "." + format.toLowerCase(Locale.ROOT);
        try (var movements = Files.newBufferedWriter(out.resolve("movements" + ending));
                var wrong = Files.newBufferedWriter(out.resolve("faults" + ending))) {
            var written =
                    new WorldFiles(world)
                            .write(
                                    Format.valueOf(format.toUpperCase(Locale.ROOT)),
                                    movements,
                                    wrong);
            System.out.println(
                    written.movements() + " movements, " + written.faults() + " faults → " + out);
        }
        return 0;
    }
}
