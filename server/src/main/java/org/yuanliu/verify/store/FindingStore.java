package org.yuanliu.verify.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.ResultClass;
import org.yuanliu.core.work.Deadline;
import org.yuanliu.core.work.FindingLife;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.trace.EventView;
import org.yuanliu.verify.FindingView.Correction;
import org.yuanliu.verify.FindingView.Line;
import org.yuanliu.verify.FindingView.RuleView;
import org.yuanliu.verify.FindingView.StepView;

/// Findings, their steps, and the corrections asked for.
@Repository
public class FindingStore {

    private static final HexFormat HEX = HexFormat.of();

    private static final String VIEW =
            """
            select f.*, g.name as product_name, r.zh as rule_zh, r.en as rule_en, r.citation, r.verified,
                   a.name as authority_name, c.name as accountable_name
              from verify.finding f
              join verify.rule r on r.id = f.rule and r.version = f.version
              join access.party a on a.id = f.authority
              left join access.party c on c.id = f.accountable
              left join registry.product g on g.gtin = f.product
            """;

    private static final String CORRECTION =
            """
            select c.id, encode(c.finding, 'hex') as finding, c.reason, c.deadline, c.provisional, c.state, c.asked_at, c.ended_at,
                   c.asked_by, b.name as by_name, c.asked_of, o.name as of_name
              from verify.correction c
              join access.party b on b.id = c.asked_by
              join access.party o on o.id = c.asked_of
            """;

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// As much of a finding as verification needs to compare.
    public record Known(
            String id,
            FindingLife.State state,
            UUID authority,
            String content,
            Set<EventId> evidence) {}

    public record Row(
            Line line,
            String leaf,
            String engine,
            String found,
            String expected,
            Optional<Instant> resolvedAt,
            List<EventId> evidence,
            FindingLife.State state,
            int revision) {}

    /// No person decides about them meanwhile.
    public List<Known> ofCodes(Collection<String> identities) {
        return jdbc.sql(
                        """
                        select encode(id, 'hex') as id, state, authority, encode(content, 'hex') as content, evidence
                          from verify.finding where identity = any (?)
                         order by id for update
                        """)
                .param(Column.of(identities))
                .query((row, n) ->
                        new Known(
                                row.getString("id"),
                                state(row),
                                row.getObject("authority", UUID.class),
                                row.getString("content"),
                                Set.copyOf(evidence(row))))
                .list();
    }

    public void open(Finding finding, String engine, UUID authority, Instant at) {
        jdbc.sql(
                        """
                        insert into verify.finding (id, rule, version, engine, leaf, dimension, result_class, identity, product, accountable, authority,
                                                    found, expected, evidence, zh, en, content, state, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bytea[], ?, ?, decode(?, 'hex'), 'open', ?)
                        """)
                .param(HEX.parseHex(finding.id().hex()))
                .param(finding.rule().id())
                .param(finding.rule().version())
                .param(engine)
                .param(finding.leaf())
                .param(finding.dimension().word())
                .param(finding.resultClass().name())
                .param(finding.identity())
                .param(Code.parse(finding.identity()).flatMap(Code::product).orElse(""))
                .param(finding.accountable().orElse(null))
                .param(authority)
                .param(finding.found())
                .param(finding.expected())
                .param(bytes(finding.evidence()))
                .param(finding.statement().zh())
                .param(finding.statement().en())
                .param(finding.content())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The same matter, of which the records now say more, or something else.
    public void amend(Finding finding, String engine) {
        jdbc.sql(
                        """
                        update verify.finding
                           set version = ?, engine = ?, leaf = ?, dimension = ?, result_class = ?, found = ?, expected = ?,
                               evidence = ?::bytea[], zh = ?, en = ?, content = decode(?, 'hex'), revision = revision + 1
                         where id = decode(?, 'hex')
                        """)
                .param(finding.rule().version())
                .param(engine)
                .param(finding.leaf())
                .param(finding.dimension().word())
                .param(finding.resultClass().name())
                .param(finding.found())
                .param(finding.expected())
                .param(bytes(finding.evidence()))
                .param(finding.statement().zh())
                .param(finding.statement().en())
                .param(finding.content())
                .param(finding.id().hex())
                .update();
    }

    public void move(String id, FindingLife.State to, Optional<Instant> resolvedAt) {
        jdbc.sql(
                        """
                        update verify.finding set state = ?, resolved_at = ?, revision = revision + 1
                         where id = decode(?, 'hex')
                        """)
                .param(to.word())
                .param(resolvedAt.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
                .param(id)
                .update();
    }

    /// By a person, who looked at this revision and at no other.
    public boolean decide(String id, int revision, FindingLife.State to) {
        return jdbc.sql(
                                """
                                update verify.finding set state = ?, revision = revision + 1
                                 where id = decode(?, 'hex') and revision = ?
                                """)
                        .params(to.word(), id, revision)
                        .update()
                == 1;
    }

    public void step(
            String finding,
            UUID authority,
            Instant at,
            String step,
            Optional<UUID> person,
            UUID party,
            Optional<String> reason) {
        jdbc.sql(
                        """
                        insert into verify.step (id, finding, authority, at, step, person, party, reason)
                        values (?, decode(?, 'hex'), ?, ?, ?, ?, ?, ?)
                        """)
                .param(Ids.next())
                .param(finding)
                .param(authority)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(step)
                .param(person.orElse(null))
                .param(party)
                .param(reason.orElse(null))
                .update();
    }

    public Optional<Row> find(String id) {
        return jdbc.sql(VIEW + " where f.id = decode(?, 'hex')")
                .param(id)
                .query((row, n) ->
                        new Row(
                                line(row, n),
                                row.getString("leaf"),
                                row.getString("engine"),
                                row.getString("found"),
                                row.getString("expected"),
                                time(row, "resolved_at"),
                                evidence(row),
                                state(row),
                                row.getInt("revision")))
                .optional();
    }

    public Page<Line> list(Optional<String> state, Optional<String> identity, Page.Request page) {
        var rows =
                jdbc.sql(
                                VIEW
                                        + """
                                         where (:state::text is null or f.state = :state)
                                           and (:identity::text is null or f.identity = :identity)
                                           and (f.opened_at, f.id) < (:at::timestamptz, decode(:id, 'hex'))
                                         order by f.opened_at desc, f.id desc
                                         limit :limit
                                        """)
                        .param("state", state.orElse(null))
                        .param("identity", identity.orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.hash(1))
                        .param("limit", page.limit() + 1)
                        .query(FindingStore::line)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.openedAt().toString(), it.id()));
    }

    /// A step and who took it; the name is not ours to read.
    public record Taken(StepView step, Optional<UUID> person) {}

    public List<Taken> steps(String finding) {
        return jdbc.sql(
                        """
                        select s.at, s.step, s.person, s.party, p.name as party_name, s.reason
                          from verify.step s
                          join access.party p on p.id = s.party
                         where s.finding = decode(?, 'hex')
                         order by s.id
                        """)
                .param(finding)
                .query((row, n) ->
                        new Taken(
                                new StepView(
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("step"),
                                        Optional.empty(),
                                        new Party.Named(
                                                row.getObject("party", UUID.class),
                                                row.getString("party_name")),
                                        Optional.ofNullable(row.getString("reason"))),
                                Optional.ofNullable(row.getObject("person", UUID.class))))
                .list();
    }

    public boolean move(UUID correction, Deadline deadline) {
        return jdbc.sql(
                                "update verify.correction set deadline = ?, provisional = ? where id = ? and state = 'asked'")
                        .params(deadline.date(), deadline.provisional(), correction)
                        .update()
                == 1;
    }

    public void ask(
            UUID id,
            String finding,
            UUID askedBy,
            UUID askedOf,
            String reason,
            Deadline deadline,
            Instant at) {
        jdbc.sql(
                        """
                        insert into verify.correction (id, finding, asked_by, asked_of, reason, deadline, provisional, state, asked_at)
                        values (?, decode(?, 'hex'), ?, ?, ?, ?, ?, 'asked', ?)
                        """)
                .params(
                        id,
                        finding,
                        askedBy,
                        askedOf,
                        reason,
                        deadline.date(),
                        deadline.provisional(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The corrections that the finding was waiting for have done their part.
    public List<UUID> answer(String finding, Instant at) {
        return jdbc.sql(
                        """
                        update verify.correction set state = 'answered', ended_at = ?
                         where finding = decode(?, 'hex') and state = 'asked' returning id
                        """)
                .params(at.atOffset(ZoneOffset.UTC), finding)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The corrections that the finding is waiting for.
    public List<UUID> asked(String finding) {
        return jdbc.sql(
                        "select id from verify.correction where finding = decode(?, 'hex') and state = 'asked'")
                .param(finding)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    public void withdraw(UUID correction, Instant at) {
        jdbc.sql(
                        "update verify.correction set state = 'withdrawn', ended_at = ? where id = ? and state = 'asked'")
                .params(at.atOffset(ZoneOffset.UTC), correction)
                .update();
    }

    public List<Correction> corrections(String finding) {
        return jdbc.sql(
                        CORRECTION
                                + " where c.finding = decode(?, 'hex') order by c.asked_at, c.id")
                .param(finding)
                .query(FindingStore::correction)
                .list();
    }

    public Optional<Correction> correction(UUID id) {
        return jdbc.sql(CORRECTION + " where c.id = ?")
                .param(id)
                .query(FindingStore::correction)
                .optional();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        var accountable = row.getObject("accountable", UUID.class);
        var resultClass = ResultClass.valueOf(row.getString("result_class"));
        return new Line(
                HEX.formatHex(row.getBytes("id")),
                new RuleView(
                        row.getString("rule"),
                        row.getInt("version"),
                        row.getString("rule_zh"),
                        row.getString("rule_en"),
                        row.getString("citation"),
                        row.getBoolean("verified")),
                row.getString("dimension"),
                resultClass.name(),
                resultClass.title(),
                row.getString("identity"),
                new EventView.Goods(
                        row.getString("product"),
                        Optional.ofNullable(row.getString("product_name"))),
                new Text(row.getString("zh"), row.getString("en")),
                state(row).word(),
                state(row).title(),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                accountable == null
                        ? Optional.empty()
                        : Optional.of(
                                new Party.Named(accountable, row.getString("accountable_name"))),
                new Party.Named(
                        row.getObject("authority", UUID.class), row.getString("authority_name")));
    }

    private static Correction correction(ResultSet row, int n) throws SQLException {
        return new Correction(
                row.getObject("id", UUID.class),
                row.getString("finding"),
                new Party.Named(row.getObject("asked_by", UUID.class), row.getString("by_name")),
                new Party.Named(row.getObject("asked_of", UUID.class), row.getString("of_name")),
                row.getString("reason"),
                row.getObject("deadline", LocalDate.class),
                row.getBoolean("provisional"),
                row.getString("state"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                time(row, "ended_at"));
    }

    private static FindingLife.State state(ResultSet row) throws SQLException {
        return FindingLife.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static byte[][] bytes(List<EventId> evidence) {
        return evidence.stream().map(it -> HEX.parseHex(it.hex())).toArray(byte[][]::new);
    }

    private static List<EventId> evidence(ResultSet row) throws SQLException {
        return List.of((byte[][]) row.getArray("evidence").getArray()).stream()
                .map(it -> new EventId(HEX.formatHex(it)))
                .toList();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
