package org.yuanliu.mail.store;

import static org.yuanliu.mail.store.MailboxStore.language;
import static org.yuanliu.mail.store.MailboxStore.utc;
import static org.yuanliu.mail.store.MailboxStore.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.LetterLife.State;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.Page;
import org.yuanliu.mail.Letter.Kind;
import org.yuanliu.mail.Letter.Row;

/// Letters, and which notice is in which.
@Repository
public class LetterStore {

    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record New(
            UUID id,
            UUID person,
            Kind kind,
            Language language,
            Optional<String> address,
            Optional<String> code,
            Instant writtenAt,
            Instant dueAt,
            Instant until) {}

    public void add(New letter) {
        jdbc.sql(
                        """
                        insert into mail.letter (id, person, kind, language, address, code, written_at, due_at, until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(letter.id())
                .param(letter.person())
                .param(letter.kind().word())
                .param(word(letter.language()))
                .param(letter.address().orElse(null))
                .param(letter.code().orElse(null))
                .param(utc(letter.writtenAt()))
                .param(utc(letter.dueAt()))
                .param(utc(letter.until()))
                .update();
    }

    /// The letter of a morning that is still to come: until then notices are added to it.
    public Optional<UUID> digestToCome(UUID person, Instant now) {
        return jdbc.sql(
                        "select id from mail.letter where person = ? and kind = 'digest' and state = 'waiting' and tries = 0 and due_at > ? for update")
                .params(person, utc(now))
                .query(UUID.class)
                .optional();
    }

    public boolean isMailed(UUID notice) {
        return jdbc.sql("select exists (select 1 from mail.mailed where notice = ?)")
                .param(notice)
                .query(Boolean.class)
                .single();
    }

    public void mail(UUID notice, UUID letter) {
        jdbc.sql("insert into mail.mailed (notice, letter) values (?, ?)")
                .params(notice, letter)
                .update();
    }

    public List<UUID> notices(UUID letter) {
        return jdbc.sql("select notice from mail.mailed where letter = ?")
                .param(letter)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The next one that is due, for whoever carries letters; nobody else takes it until the end of
    /// the transaction. Codes go first: somebody waits for them at the screen.
    public Optional<Row> next(Instant now) {
        return jdbc.sql(
                        """
                        select * from mail.letter where state = 'waiting' and due_at <= ?
                         order by kind <> 'code', due_at, id limit 1 for update skip locked
                        """)
                .param(utc(now))
                .query(LetterStore::row)
                .optional();
    }

    public void begin(UUID id, UUID hold, Duration longest, String address, Instant now) {
        jdbc.sql(
                        """
                        update mail.letter
                           set state = 'sending', hold = ?, held_until = clock_timestamp() + make_interval(secs => ?),
                               tries = tries + 1, tried_at = ?, address = ?
                         where id = ? and state = 'waiting'
                        """)
                .params(hold, longest.toMillis() / 1000.0, utc(now), address, id)
                .update();
    }

    /// What came of an attempt. Of an attempt that was given up for lost meanwhile only a good end
    /// is still told, and none once somebody has it sent again.
    public boolean end(UUID id, UUID hold, State state, Optional<Instant> dueAt, Text answer) {
        return jdbc.sql(
                                """
                                update mail.letter
                                   set state = :state, due_at = coalesce(:due::timestamptz, due_at), answer_zh = :zh, answer_en = :en,
                                       hold = null, held_until = null,
                                       code = case when :state = 'waiting' then code end
                                 where id = :id and hold = :hold
                                   and (state = 'sending' or state = 'uncertain' and :state = 'sent')
                                """)
                        .param("state", state.word())
                        .param("due", dueAt.map(MailboxStore::utc).orElse(null))
                        .param("zh", answer.zh())
                        .param("en", answer.en())
                        .param("id", id)
                        .param("hold", hold)
                        .update()
                == 1;
    }

    /// One that is not sent after all.
    public void close(UUID id, State state, Text why) {
        jdbc.sql(
                        "update mail.letter set state = ?, answer_zh = ?, answer_en = ?, code = null where id = ? and state = 'waiting'")
                .params(state.word(), why.zh(), why.en(), id)
                .update();
    }

    public void dropWaiting(UUID person, Kind kind, Text why) {
        jdbc.sql(
                        """
                        update mail.letter set state = 'dropped', answer_zh = ?, answer_en = ?, code = null
                         where person = ? and kind = ? and state = 'waiting'
                        """)
                .params(why.zh(), why.en(), person, kind.word())
                .update();
    }

    /// Attempts of which nobody tells any more how they ended: their process is gone. The hold
    /// stays, should it be only slow.
    public int doubt(Text why) {
        return jdbc.sql(
                        """
                        update mail.letter set state = 'uncertain', answer_zh = ?, answer_en = ?, code = null
                         where state = 'sending' and held_until < clock_timestamp()
                        """)
                .params(why.zh(), why.en())
                .update();
    }

    public Optional<Row> hold(UUID id) {
        return jdbc.sql("select * from mail.letter where id = ? for update")
                .param(id)
                .query(LetterStore::row)
                .optional();
    }

    public void again(UUID id, Instant now, Instant until) {
        jdbc.sql(
                        "update mail.letter set state = 'waiting', due_at = ?, until = ?, tries = 0, hold = null, held_until = null where id = ?")
                .params(utc(now), utc(until), id)
                .update();
    }

    /// What is still to be sent to somebody whose name was erased is not sent.
    public void erase(UUID person) {
        jdbc.sql(
                        """
                        update mail.letter set address = null, code = null,
                               state = case when state = 'waiting' then 'dropped' else state end
                         where person = ?
                        """)
                .param(person)
                .update();
    }

    public int forgetBefore(Instant then) {
        return jdbc.sql(
                        "delete from mail.letter where written_at < ? and state in ('sent', 'dropped', 'failed', 'uncertain')")
                .param(utc(then))
                .update();
    }

    public Page<Row> list(Optional<State> state, Page.Request page) {
        var rows =
                jdbc.sql(
                                """
                                select * from mail.letter
                                 where (:state::text is null or state = :state)
                                   and (written_at, id) < (:at::timestamptz, :id::uuid)
                                 order by written_at desc, id desc limit :limit
                                """)
                        .param("state", state.map(State::word).orElse(null))
                        .param("at", page.time(0))
                        .param("id", page.id(1, "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .param("limit", page.limit() + 1)
                        .query(LetterStore::row)
                        .list();
        return Page.of(
                rows, page.limit(), it -> List.of(it.writtenAt().toString(), it.id().toString()));
    }

    private static final String NOT_UNDER =
            "(not starts_with(coalesce(address, :key || ':'), :key || ':') or not starts_with(coalesce(code, :key || ':'), :key || ':'))";

    public List<Row> notUnder(String key, int most) {
        return jdbc.sql(
                        "select * from mail.letter where "
                                + NOT_UNDER
                                + " and state <> 'sending' order by id limit :most for update")
                .param("key", key)
                .param("most", most)
                .query(LetterStore::row)
                .list();
    }

    /// All texts of mail that are not under this key.
    public int countNotUnder(String key) {
        return jdbc.sql(
                        "select (select count(*) from mail.letter where "
                                + NOT_UNDER
                                + """
                                )
                                     + (select count(*) from mail.mailbox where not starts_with(address, :key || ':'))
                                     + (select count(*) from mail.wanted where not starts_with(address, :key || ':'))
                                     + (select count(*) from mail.server where not starts_with(coalesce(password, :key || ':'), :key || ':'))
                                """)
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    public void rewrite(UUID id, Optional<String> address, Optional<String> code) {
        jdbc.sql("update mail.letter set address = ?, code = ? where id = ?")
                .param(address.orElse(null))
                .param(code.orElse(null))
                .param(id)
                .update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var zh = Optional.ofNullable(row.getString("answer_zh"));
        var en = Optional.ofNullable(row.getString("answer_en"));
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                Kind.of(row.getString("kind")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                language(row.getString("language")),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("code")),
                time(row, "written_at").orElseThrow(),
                time(row, "due_at").orElseThrow(),
                time(row, "until").orElseThrow(),
                row.getInt("tries"),
                time(row, "tried_at"),
                zh.flatMap(it -> en.map(other -> new Text(it, other))));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
