package org.yuanliu.cluster;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.Act;
import org.yuanliu.core.event.Deed;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;
import org.yuanliu.core.event.Part;

/// What one event says of one code, as bytes, in the network and in state.
///
/// Version 2, in this order: the byte 2; the identity of the event; act and part (their words); the
/// code's identity; the batch beside an item's serial (optional); the package (optional); actor;
/// partner, premises (optional); quantity (plain text); unit; time (milliseconds since 1970, eight
/// bytes) and its offset from UTC (minutes, two bytes); the identity of the corrected event
/// (optional); who filed it; time of filing (seconds since 1970, eight bytes, and nanoseconds,
/// four). A text is its length in bytes (four) and its UTF-8 bytes, a UUID sixteen bytes, an
/// optional value a byte 0 or 1 before it. Another content is another version.
final class FiledForm {

    static final int VERSION = 2;

    private FiledForm() {}

    static void write(Filed filed, DataOutputView out) throws IOException {
        var it = filed.deed();
        out.writeByte(VERSION);
        Bytes.text(it.event().hex(), out);
        Bytes.text(it.act().word(), out);
        Bytes.text(it.part().word(), out);
        Bytes.text(it.code().identity(), out);
        Bytes.optional(it.code().ofItsBatch().flatMap(Code::batch), Bytes::text, out);
        Bytes.optional(it.box(), Bytes::text, out);
        Bytes.uuid(it.actor(), out);
        Bytes.optional(it.partner(), Bytes::uuid, out);
        Bytes.optional(it.premises(), Bytes::uuid, out);
        Bytes.text(it.quantity().toPlainString(), out);
        Bytes.text(it.unit(), out);
        out.writeLong(it.at().toInstant().toEpochMilli());
        out.writeShort(it.at().getOffset().getTotalSeconds() / 60);
        Bytes.optional(it.corrects().map(EventId::hex), Bytes::text, out);
        Bytes.uuid(filed.filer(), out);
        Bytes.instant(filed.filedAt(), out);
    }

    static Filed read(DataInputView in) throws IOException {
        Bytes.version(VERSION, in);
        var deed =
                new Deed(
                        new EventId(Bytes.text(in)),
                        Act.valueOf(Bytes.text(in).toUpperCase(Locale.ROOT)),
                        Part.valueOf(Bytes.text(in).toUpperCase(Locale.ROOT)),
                        code(Bytes.text(in), Bytes.optional(Bytes::text, in)),
                        Bytes.optional(Bytes::text, in),
                        Bytes.uuid(in),
                        Bytes.optional(Bytes::uuid, in),
                        Bytes.optional(Bytes::uuid, in),
                        new BigDecimal(Bytes.text(in)),
                        Bytes.text(in),
                        time(in),
                        Bytes.optional(Bytes::text, in).map(EventId::new));
        return new Filed(deed, Bytes.uuid(in), Bytes.instant(in));
    }

    private static Code code(String identity, Optional<String> batch) throws IOException {
        return Code.parse(identity)
                .map(it -> batch.map(it::inBatch).orElse(it))
                .orElseThrow(() -> new IOException("not the identity of a code: " + identity));
    }

    private static OffsetDateTime time(DataInputView in) throws IOException {
        return Instant.ofEpochMilli(in.readLong())
                .atOffset(ZoneOffset.ofTotalSeconds(in.readShort() * 60));
    }
}
