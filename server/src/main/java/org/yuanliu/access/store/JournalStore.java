package org.yuanliu.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Acting;
import org.yuanliu.access.ChainHash;
import org.yuanliu.access.JournalEntry;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;

/// The journal's table.
@Repository
public class JournalStore {

    /// An entry as a person reads it. No name and not automatic: a person whose name the reader may
    /// not see.
    public record Line(
            UUID id,
            Optional<Long> seq,
            Instant at,
            Optional<String> person,
            Optional<UUID> personId,
            boolean automatic,
            String party,
            UUID partyId,
            String origin,
            String action,
            String subject,
            Optional<String> reason,
            boolean sealed) {

        public Line named(Optional<String> name) {
            return new Line(
                    id, seq, at, name, personId, automatic, party, partyId, origin, action, subject,
                    reason, sealed);
        }
    }

    /// A place in the chain: its number, and its hash in hexadecimal digits.
    public record Link(long seq, String hash) {}

    private static final String COLUMNS =
            "id, at, person, party, concerns, origin, action, subject, reason, before_hash, after_hash";

    private final JdbcClient jdbc;

    JournalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void append(JournalEntry entry) {
        jdbc.sql(
                        "insert into access.journal ("
                                + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.id())
                .param(entry.at().atOffset(ZoneOffset.UTC))
                .param(entry.person().orElse(null))
                .param(entry.party())
                .param(entry.concerns().orElse(null))
                .param(entry.origin())
                .param(entry.action())
                .param(entry.subject())
                .param(entry.reason().orElse(null))
                .param(entry.before().orElse(null))
                .param(entry.after().orElse(null))
                .update();
    }

    /// Newest first, without names.
    public Page<Line> about(Optional<String> subject, Optional<UUID> by, Page.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select j.id, j.seq, j.at, j.person, coalesce(j.person = :platform, true) as automatic, p.name as party, j.party as party_id, j.origin, j.action, j.subject, j.reason
                                  from access.journal j
                                  join access.party p on p.id = j.party
                                 where (:subject::text is null or j.subject = :subject)
                                   and (:by::uuid is null or j.person = :by)
                                   and j.id < :before::uuid
                                 order by j.id desc
                                 limit :limit
                                """)
                        .param("subject", subject.orElse(null))
                        .param("by", by.orElse(null), Types.OTHER)
                        .param("platform", Acting.PLATFORM)
                        .param("before", page.id(0, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(JournalStore::line)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.id().toString()));
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        long seq = row.getLong("seq");
        boolean sealed = !row.wasNull();
        return new Line(
                row.getObject("id", UUID.class),
                sealed ? Optional.of(seq) : Optional.empty(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.empty(),
                Optional.ofNullable(row.getObject("person", UUID.class)),
                row.getBoolean("automatic"),
                row.getString("party"),
                row.getObject("party_id", UUID.class),
                row.getString("origin"),
                row.getString("action"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("reason")),
                sealed);
    }

    /// One sealer at a time, in however many processes.
    public boolean becomeSealer() {
        return jdbc.sql("select pg_try_advisory_xact_lock(7385620173)")
                .query(Boolean.class)
                .single();
    }

    public List<JournalEntry> unsealed(int most) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from access.journal where seq is null order by id limit ?")
                .param(most)
                .query((row, n) -> entry(row))
                .list();
    }

    public Link last() {
        return jdbc.sql(
                        "select seq, encode(link, 'hex') from access.journal where seq is not null order by seq desc limit 1")
                .query((row, n) -> new Link(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(new Link(0, ChainHash.BEGINNING));
    }

    public void seal(List<JournalEntry> entries, List<Link> links, ChainHash hash) {
        var ids = Column.of(entries, JournalEntry::id);
        var seqs = links.stream().map(Link::seq).toArray(Long[]::new);
        var hashes = Column.of(links, Link::hash);
        jdbc.sql(
                        """
                        update access.journal j set seq = s.seq, link = decode(s.link, 'hex'), algorithm = ?
                          from unnest(?::text[]::uuid[], ?::bigint[], ?::text[]) as s (id, seq, link)
                         where j.id = s.id
                        """)
                .param(hash.word())
                .param(ids)
                .param(seqs)
                .param(hashes)
                .update();
    }

    /// Also used where there is no Spring: [JournalLinks] reads with a plain connection.
    public static JournalEntry entry(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        return new JournalEntry(
                row.getObject("id", UUID.class),
                at.toInstant(),
                optional(row.getObject("person", UUID.class)),
                row.getObject("party", UUID.class),
                optional(row.getObject("concerns", UUID.class)),
                row.getString("origin"),
                row.getString("action"),
                row.getString("subject"),
                optional(row.getString("reason")),
                optional(row.getBytes("before_hash")),
                optional(row.getBytes("after_hash")));
    }

    private static <T> Optional<T> optional(@Nullable T value) {
        return Optional.ofNullable(value);
    }
}
