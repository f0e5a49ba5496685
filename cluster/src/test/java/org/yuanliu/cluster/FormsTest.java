package org.yuanliu.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.FiledEvent;
import org.yuanliu.core.line.FiledLine;

/// What was written reads back equal, as bytes and as lines.
class FormsTest {

    private static final List<FiledEvent> FILED =
            Expected.filed(VerificationTest.world(3, 0.2, 0.2));

    @Test
    void recordsReadBackEqual() throws IOException {
        assertThat(FILED).anyMatch(it -> it.event().corrects().isPresent());
        for (var it : FILED) {
            var again = again(Whole.of(it), new Whole.Serializer()).filed();

            assertThat(again.event()).isEqualTo(it.event());
            assertThat(again).isEqualTo(it);
            for (var one : it.each()) {
                assertThat(again(new Kept(one), new Kept.Serializer()).filed().deed())
                        .isEqualTo(one.deed());
            }
        }
        var telling =
                new Telling(
                        "gs1:01/06990000030012",
                        FILED.stream()
                                .limit(3)
                                .flatMap(it -> it.each().stream())
                                .map(Kept::new)
                                .toList());
        assertThat(again(telling, Telling.TYPE.createSerializer(null))).isEqualTo(telling);
        var line = new Line("a", 7, "文", Optional.of("x"));
        assertThat(again(line, Line.TYPE.createSerializer(null))).isEqualTo(line);
    }

    /// State that was kept yesterday is read tomorrow.
    @Test
    void theBytesOfARecordStayWhatTheyAre() throws IOException {
        var line =
                "{\"act\":\"inbound\",\"filer\":\"00000000-0000-0001-0000-000000000001\","
                        + "\"partner\":\"00000000-0000-0001-0000-000000000002\","
                        + "\"code\":\"gs1:01/06990000030012/21/A1\",\"batch\":\"L7\","
                        + "\"quantity\":\"1\",\"unit\":\"只\",\"at\":\"2026-11-01T10:00+08:00\","
                        + "\"filedAt\":\"2026-11-20T10:00:00Z\"}";
        var filed = ((FiledLine.Read.Whole) new FiledLine().read(line)).filed().each().getFirst();

        assertThat(HexFormat.of().formatHex(bytes(filed)))
                .isEqualTo(
                        String.join(
                                "",
                                "02",
                                "00000040"
                                        + HexFormat.of()
                                                .formatHex(
                                                        filed.id().hex().getBytes(UTF_8)), // event
                                "00000007696e626f756e64", // act
                                "00000005676f6f6473", // part
                                "0000001b6773313a30312f30363939303030303033303031322f32312f4131", // code
                                "01000000024c37", // batch
                                "00", // box
                                "00000000000000010000000000000001", // actor
                                "0100000000000000010000000000000002", // partner
                                "00", // premises
                                "0000000131", // quantity
                                "00000003e58faa", // unit
                                "000001a194d5c50001e0", // time and offset
                                "00", // corrects
                                "00000000000000010000000000000001", // filer
                                "000000006b001a2000000000"));
    }

    @Test
    void bytesOfAnotherVersionAreRefused() throws IOException {
        var bytes = bytes(FILED.getFirst().each().getFirst());
        bytes[0] = 1;

        assertThatThrownBy(() -> FiledForm.read(new DataInputDeserializer(bytes)))
                .hasMessageContaining("version 1");
    }

    private static <T> T again(T value, TypeSerializer<T> serializer) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(bytes(value, serializer)));
    }

    private static byte[] bytes(Filed filed) throws IOException {
        var out = new DataOutputSerializer(64);
        FiledForm.write(filed, out);
        return out.getCopyOfBuffer();
    }

    private static <T> byte[] bytes(T value, TypeSerializer<T> serializer) throws IOException {
        var out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
