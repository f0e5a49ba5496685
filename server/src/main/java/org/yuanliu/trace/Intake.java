package org.yuanliu.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.trace.Pieces.Piece;

/// Takes records as a stream, chunk by chunk, each chunk in a transaction of its own.
///
/// What a chunk stored stays, whatever becomes of the next. Nothing has to be undone, because
/// sending again is harmless: what is known is known by its content.
@Service
public class Intake {

    /// More belong into several requests, or into a file.
    public static final int MOST_RECORDS = 100_000;

    static final int CHUNK = 1_000;
    private static final int CHUNK_CHARACTERS = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Tracing tracing;
    private final Scopes scopes;

    Intake(Tracing tracing, Scopes scopes) {
        this.tracing = tracing;
        this.scopes = scopes;
    }

    /// How many records there were, and what became of them.
    public record Summary(long records, long stored, long known, long refused) {}

    /// How it ended.
    public sealed interface End {

        /// Every record was read, and its verdict was told.
        record Complete(Summary summary) implements End {}

        /// From here on nothing was read. What was told before holds.
        ///
        /// @param at how many bytes were read
        record Broken(long at, Text reason) implements End {}
    }

    /// Who is told what became of each record.
    public interface Listener {

        void told(Receipt.Result result) throws IOException;
    }

    /// Reads to the end of the body, and tells the verdict of each record in their order.
    ///
    /// @param lines each line is a record; otherwise it is an array, or objects one after the other
    public End take(Acting acting, String via, InputStream body, boolean lines, Listener listener)
            throws IOException {
        return new Taking(acting, via, listener).take(new Pieces(body, lines));
    }

    /// One request.
    private final class Taking {

        private final Acting acting;
        private final String via;
        private final Listener listener;

        private final List<Piece> chunk = new ArrayList<>(CHUNK);
        private int characters;
        private int first;
        private long stored;
        private long known;
        private long refused;

        Taking(Acting acting, String via, Listener listener) {
            this.acting = acting;
            this.via = via;
            this.listener = listener;
        }

        End take(Pieces pieces) throws IOException {
            try {
                return takeAll(pieces);
            } catch (DataAccessException | TransactionException failure) {
                if (first == 0) {
                    throw failure;
                }
                LOG.error("a filing broke off after {} records", first, failure);
                return new End.Broken(
                        0,
                        new Text(
                                "平台暂时无法继续登记。以上各条的结果有效，之后的没有登记；稍后把全部重新发送一次即可，不会重复。",
                                "The platform can't go on just now. What is told above holds, and"
                                        + " nothing after it was stored; send everything again"
                                        + " later, nothing is stored twice."));
            }
        }

        private End takeAll(Pieces pieces) throws IOException {
            for (var next = pieces.next(); next.isPresent(); next = pieces.next()) {
                if (next.get() instanceof Piece.Broken(var at, var reason)) {
                    flush();
                    return new End.Broken(at, reason);
                }
                if (first + chunk.size() == MOST_RECORDS) {
                    flush();
                    return new End.Broken(
                            0,
                            new Text(
                                    "一次最多 100000 条，之后的没有读取。请分几次发送，或上传文件。",
                                    "A request has at most 100,000 records; what came after was"
                                            + " not read. Send it in parts, or as a file."));
                }
                add(next.get());
            }
            flush();
            return new End.Complete(new Summary(first, stored, known, refused));
        }

        private void add(Piece piece) throws IOException {
            chunk.add(piece);
            characters += piece instanceof Piece.Whole(var text) ? text.length() : 0;
            if (chunk.size() == CHUNK || characters > CHUNK_CHARACTERS) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (chunk.isEmpty()) {
                return;
            }
            var receipt =
                    scopes.write(acting, () -> tracing.fileTexts(acting, via, List.copyOf(chunk)));
            for (var result : receipt.results()) {
                count(result);
                listener.told(result.from(first));
            }
            first += chunk.size();
            chunk.clear();
            characters = 0;
        }

        private void count(Receipt.Result result) {
            switch (result.outcome()) {
                case "stored" -> stored++;
                case "known" -> known++;
                default -> refused++;
            }
        }
    }
}
