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
import org.yuanliu.core.event.Event;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.event.Filed;

/// A filed event as bytes, in the network and in state.
///
/// Version 1, in this order: the byte 1; act (its word); filer; premises, partner (optional); the
/// code's identity; the batch beside an item's serial (optional); quantity (plain text); unit; time
/// (milliseconds since 1970, eight bytes) and its offset from UTC (minutes, two bytes); document;
/// the identity of the corrected event; reason (optional all three); time of filing (seconds since
/// 1970, eight bytes, and nanoseconds, four). A text is its length in bytes (four) and its UTF-8
/// bytes, a UUID sixteen bytes, an optional value a byte 0 or 1 before it. Another content is
/// another version, and both are read.
///
/// The identity is not among the bytes: it follows from them, so nobody can write a wrong one.
final class FiledForm {

    private FiledForm() {}

    static void write(Filed filed, DataOutputView out) throws IOException {
        var it = filed.event();
        out.writeByte(1);
        Bytes.text(it.act().word(), out);
        Bytes.uuid(it.filer(), out);
        Bytes.optional(it.premises(), Bytes::uuid, out);
        Bytes.optional(it.partner(), Bytes::uuid, out);
        Bytes.text(it.code().identity(), out);
        Bytes.optional(it.code().ofItsBatch().flatMap(Code::batch), Bytes::text, out);
        Bytes.text(it.quantity().toPlainString(), out);
        Bytes.text(it.unit(), out);
        out.writeLong(it.at().toInstant().toEpochMilli());
        out.writeShort(it.at().getOffset().getTotalSeconds() / 60);
        Bytes.optional(it.document(), Bytes::text, out);
        Bytes.optional(it.corrects().map(EventId::hex), Bytes::text, out);
        Bytes.optional(it.reason(), Bytes::text, out);
        var filedAt = filed.filedAt();
        out.writeLong(filedAt.getEpochSecond());
        out.writeInt(filedAt.getNano());
    }

    static Filed read(DataInputView in) throws IOException {
        Bytes.version(1, in);
        var event =
                new Event(
                        Act.valueOf(Bytes.text(in).toUpperCase(Locale.ROOT)),
                        Bytes.uuid(in),
                        Bytes.optional(Bytes::uuid, in),
                        Bytes.optional(Bytes::uuid, in),
                        code(Bytes.text(in), Bytes.optional(Bytes::text, in)),
                        new BigDecimal(Bytes.text(in)),
                        Bytes.text(in),
                        time(in),
                        Bytes.optional(Bytes::text, in),
                        Bytes.optional(Bytes::text, in).map(EventId::new),
                        Bytes.optional(Bytes::text, in));
        return new Filed(event, Instant.ofEpochSecond(in.readLong(), in.readInt()));
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
