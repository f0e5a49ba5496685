package org.yuanliu.evidence.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.evidence.Exhibit;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;

/// Who handed in which bytes about what.
@Repository
public class ExhibitStore {

    private static final String VIEW =
            """
            select e.id, encode(e.hash, 'hex') as hash, e.size, e.media, e.name, e.subject_type, e.subject_id, e.source, e.mechanism,
                   e.claimed_at, e.claimed_by, e.received_at, e.person, e.party, p.name as party_name, e.shown_to, s.name as shown_name
              from evidence.exhibit e
              join access.party p on p.id = e.party
              left join access.party s on s.id = e.shown_to
            """;

    private final JdbcClient jdbc;

    ExhibitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Nobody collects these bytes until this transaction has ended; others hand them in meanwhile.
    public void holdOff(String hash) {
        lock(
                "select 1 from pg_advisory_xact_lock_shared(hashtextextended('evidence/' || ?, 0))",
                hash);
    }

    /// Nobody hands these bytes in until this transaction has ended.
    public void holdAlone(String hash) {
        lock("select 1 from pg_advisory_xact_lock(hashtextextended('evidence/' || ?, 0))", hash);
    }

    private void lock(String statement, String hash) {
        jdbc.sql(statement).param(hash).query(Integer.class).single();
    }

    public void add(Exhibit exhibit, UUID person) {
        jdbc.sql(
                        """
                        insert into evidence.exhibit (id, hash, size, media, name, subject_type, subject_id, source, mechanism,
                                                      claimed_at, claimed_by, received_at, person, party, shown_to)
                        values (?, decode(?, 'hex'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(exhibit.id())
                .param(exhibit.hash())
                .param(exhibit.size())
                .param(exhibit.media())
                .param(exhibit.name())
                .param(exhibit.subject().type())
                .param(exhibit.subject().id())
                .param(exhibit.source())
                .param(exhibit.mechanism())
                .param(exhibit.claimedAt().map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
                .param(exhibit.claimedBy().orElse(null))
                .param(exhibit.receivedAt().atOffset(ZoneOffset.UTC))
                .param(person)
                .param(exhibit.party().id())
                .param(exhibit.shownTo().map(Party.Named::id).orElse(null))
                .update();
    }

    /// The hashes of the first few that were ever handed in.
    public List<String> first() {
        return jdbc.sql(
                        "select encode(hash, 'hex') from evidence.exhibit order by received_at limit 10")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /// A receipt, and the id of who handed it in: names are asked for elsewhere.
    public record Received(Exhibit exhibit, UUID person) {}

    public Optional<Received> find(UUID id) {
        return jdbc.sql(VIEW + " where e.id = ?")
                .param(id)
                .query(ExhibitStore::received)
                .optional();
    }

    /// In the order in which they came; of very many the newest.
    public List<Received> about(List<Subject> subjects) {
        return jdbc.sql(
                        VIEW
                                + """
                                 where (e.subject_type, e.subject_id) in (select * from unnest(?::text[], ?::text[]))
                                 order by e.received_at desc, e.id desc limit 500
                                """)
                .param(Column.of(subjects, Subject::type))
                .param(Column.of(subjects, Subject::id))
                .query(ExhibitStore::received)
                .list()
                .reversed();
    }

    /// Newest first. A document is what is neither picture nor film.
    public Page<Received> list(Optional<String> kind, Optional<String> text, Page.Request page) {
        var rows =
                jdbc.sql(
                                VIEW
                                        + """
                                         where (:kind::text is null or :kind = case when e.media like 'image/%' then 'image'
                                                                                    when e.media like 'video/%' then 'video' else 'document' end)
                                           and (:text::text is null or position(lower(:text) in lower(e.name)) > 0 or position(:text in p.name) > 0
                                                or starts_with(encode(e.hash, 'hex'), lower(:text)))
                                           and (e.received_at, e.id) < (:at::timestamptz, :id::uuid)
                                         order by e.received_at desc, e.id desc
                                         limit :limit
                                        """)
                        .param("kind", kind.orElse(null))
                        .param("text", text.orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(ExhibitStore::received)
                        .list();
        return Page.of(
                rows,
                page.limit(),
                it -> List.of(it.exhibit().receivedAt().toString(), it.exhibit().id().toString()));
    }

    /// Which of these hashes no row names; asked with the engine's view.
    public List<String> unnamed(List<String> hashes) {
        return jdbc.sql(
                        """
                        select h from unnest(?::text[]) h
                         where not exists (select 1 from evidence.exhibit e where e.hash = decode(h, 'hex'))
                        """)
                .param(Column.of(hashes))
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static Received received(ResultSet row, int n) throws SQLException {
        return new Received(exhibit(row), row.getObject("person", UUID.class));
    }

    private static Exhibit exhibit(ResultSet row) throws SQLException {
        return new Exhibit(
                row.getObject("id", UUID.class),
                row.getString("hash"),
                row.getLong("size"),
                row.getString("media"),
                row.getString("name"),
                new Subject(row.getString("subject_type"), row.getString("subject_id")),
                row.getString("source"),
                row.getString("mechanism"),
                time(row.getObject("claimed_at", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("claimed_by")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Optional.empty(),
                new Party.Named(row.getObject("party", UUID.class), row.getString("party_name")),
                Optional.ofNullable(row.getObject("shown_to", UUID.class))
                        .map(it -> named(it, row)),
                false);
    }

    private static Party.Named named(UUID id, ResultSet row) {
        try {
            return new Party.Named(id, row.getString("shown_name"));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Optional<Instant> time(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
