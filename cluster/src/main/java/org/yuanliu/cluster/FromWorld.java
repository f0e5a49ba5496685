package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yuanliu.core.line.FiledLine;

/// Turns the movements of a fictional world, as `./yuanliu world` writes them, into the lines that
/// the job reads: `FromWorld movements.ndjson events.ndjson`.
///
/// A movement names what it corrects by a key that is good in its own file only. On many machines
/// nobody reads a file from top to bottom, so that is done here, before.
public final class FromWorld {

    private FromWorld() {}

    public static void main(String... typed) throws IOException {
        if (typed.length != 2) {
            System.err.println("usage: FromWorld movements.ndjson events.ndjson");
            System.exit(2);
        }
        System.out.println(write(Path.of(typed[0]), Path.of(typed[1])) + " events");
    }

    static long write(Path movements, Path events) throws IOException {
        var reader = new FiledLine();
        long written = 0;
        try (var lines = Files.newBufferedReader(movements);
                var out = Files.newBufferedWriter(events, UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (reader.read(line)) {
                    case FiledLine.Read.Whole it -> {
                        out.write(FiledLine.write(it.filed()));
                        out.write('\n');
                        written++;
                    }
                    case FiledLine.Read.Refused it ->
                            throw new IOException(it.flaws() + " in " + line);
                }
            }
        }
        return written;
    }
}
