package org.yuanliu.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WorldFilesTest {

    final World world = new World(Settings.demonstration(FaultsTest.END));
    final StringWriter movements = new StringWriter();
    final StringWriter faults = new StringWriter();

    @Test
    void jsonHasOneObjectALine() throws IOException {
        var written = new WorldFiles(world).write(WorldFiles.Format.NDJSON, movements, faults);

        assertThat(movements.toString().lines())
                .hasSize((int) written.movements())
                .allMatch(it -> it.matches("\\{(\"[a-zA-Z]+\":\"[^\"]+\",?)+}"));
        assertThat(faults.toString().lines())
                .hasSize((int) written.faults())
                .allMatch(it -> it.matches("\\{(\"[a-zA-Z]+\":\"[^\"]+\",?)+}"));
        assertThat(written.faults()).isEqualTo(world.faults().count());
    }

    @Test
    void csvHasALineOfNamesAndAsManyCellsInEachLine() throws IOException {
        var written = new WorldFiles(world).write(WorldFiles.Format.CSV, movements, faults);

        assertThat(movements.toString())
                .startsWith("key,act,filer,premises,partner,gtin,batch,serial,");
        assertThat(movements.toString().lines())
                .hasSize((int) written.movements() + 1)
                .allMatch(it -> it.split(",", -1).length == 15);
        assertThat(faults.toString().lines()).allMatch(it -> it.split(",", -1).length == 6);
    }
}
