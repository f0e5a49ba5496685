package org.yuanliu.mail.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.kernel.Language;
import org.yuanliu.mail.Choice;
import org.yuanliu.mail.Mailbox;
import org.yuanliu.mail.Mailbox.Wanted;

/// People's addresses, encrypted, and those that wait for their code.
@Repository
public class MailboxStore {

    private final JdbcClient jdbc;

    MailboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Mailbox> of(UUID person) {
        return jdbc.sql("select * from mail.mailbox where person = ?")
                .param(person)
                .query(MailboxStore::mailbox)
                .optional();
    }

    /// What was counted against the former address says nothing about this one.
    public void keep(UUID person, String address, Language language, Choice choice, Instant now) {
        jdbc.sql(
                        """
                        insert into mail.mailbox (person, address, confirmed_at, choice, language) values (?, ?, ?, ?, ?)
                        on conflict (person) do update
                           set address = excluded.address, confirmed_at = excluded.confirmed_at, language = excluded.language,
                               refusals = 0, paused_at = null
                        """)
                .params(person, address, utc(now), choice.word(), word(language))
                .update();
    }

    /// Whoever chooses again wants to be told again.
    public boolean choose(UUID person, Choice choice, Language language) {
        return jdbc.sql(
                                "update mail.mailbox set choice = ?, language = ?, refusals = 0, paused_at = null where person = ?")
                        .params(choice.word(), word(language), person)
                        .update()
                == 1;
    }

    public void accepted(UUID person) {
        jdbc.sql("update mail.mailbox set refusals = 0 where person = ? and refusals > 0")
                .param(person)
                .update();
    }

    /// Answers how often in a row.
    public int refused(UUID person) {
        return jdbc.sql(
                        "update mail.mailbox set refusals = refusals + 1 where person = ? returning refusals")
                .param(person)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    public boolean pause(UUID person, Instant now) {
        return jdbc.sql(
                                "update mail.mailbox set paused_at = ? where person = ? and paused_at is null")
                        .params(utc(now), person)
                        .update()
                == 1;
    }

    public boolean remove(UUID person) {
        jdbc.sql("delete from mail.wanted where person = ?").param(person).update();
        return jdbc.sql("delete from mail.mailbox where person = ?").param(person).update() == 1;
    }

    public Optional<Wanted> wanted(UUID person) {
        return jdbc.sql("select * from mail.wanted where person = ?")
                .param(person)
                .query(MailboxStore::wanted)
                .optional();
    }

    /// The former one, and its code, are void.
    public void want(Wanted wanted) {
        jdbc.sql(
                        """
                        insert into mail.wanted (person, address, language, mark, tries, expires_at) values (?, ?, ?, ?, 0, ?)
                        on conflict (person) do update
                           set address = excluded.address, language = excluded.language, mark = excluded.mark, tries = 0,
                               expires_at = excluded.expires_at
                        """)
                .params(
                        wanted.person(),
                        wanted.address(),
                        word(wanted.language()),
                        wanted.mark(),
                        utc(wanted.expiresAt()))
                .update();
    }

    /// Counted before anybody compares: of many at once no more are compared than one by one.
    public Optional<Wanted> tryCode(UUID person, int most, Instant now) {
        return jdbc.sql(
                        "update mail.wanted set tries = tries + 1 where person = ? and tries < ? and expires_at > ? returning *")
                .params(person, most, utc(now))
                .query(MailboxStore::wanted)
                .optional();
    }

    public void forgetWanted(UUID person) {
        jdbc.sql("delete from mail.wanted where person = ?").param(person).update();
    }

    /// Two who ask at once are counted one after the other.
    public void holdCodes(UUID person) {
        jdbc.sql(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('mail.code/' || ?::text, 0))")
                .param(person)
                .query(Integer.class)
                .single();
    }

    public int codesSince(UUID person, Instant since) {
        jdbc.sql("delete from mail.code_asked where person = ? and at < ?")
                .params(person, utc(since))
                .update();
        return jdbc.sql("select count(*)::int from mail.code_asked where person = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    public void countCode(UUID id, UUID person, Instant now) {
        jdbc.sql("insert into mail.code_asked (id, person, at) values (?, ?, ?)")
                .params(id, person, utc(now))
                .update();
    }

    public void forgetCodesAsked(UUID person) {
        jdbc.sql("delete from mail.code_asked where person = ?").param(person).update();
    }

    public List<Mailbox> notUnder(String key, int most) {
        return jdbc.sql(
                        "select * from mail.mailbox where not starts_with(address, ? || ':') order by person limit ? for update")
                .params(key, most)
                .query(MailboxStore::mailbox)
                .list();
    }

    public List<Wanted> wantedNotUnder(String key, int most) {
        return jdbc.sql(
                        "select * from mail.wanted where not starts_with(address, ? || ':') order by person limit ? for update")
                .params(key, most)
                .query(MailboxStore::wanted)
                .list();
    }

    public void rewrite(UUID person, String address) {
        jdbc.sql("update mail.mailbox set address = ? where person = ?")
                .params(address, person)
                .update();
    }

    public void rewriteWanted(UUID person, String address) {
        jdbc.sql("update mail.wanted set address = ? where person = ?")
                .params(address, person)
                .update();
    }

    static String word(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    static Language language(String word) {
        return Language.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Mailbox mailbox(ResultSet row, int n) throws SQLException {
        return new Mailbox(
                row.getObject("person", UUID.class),
                row.getString("address"),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                Choice.of(row.getString("choice")).orElseThrow(),
                language(row.getString("language")),
                row.getInt("refusals"),
                Optional.ofNullable(row.getObject("paused_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Wanted wanted(ResultSet row, int n) throws SQLException {
        return new Wanted(
                row.getObject("person", UUID.class),
                row.getString("address"),
                language(row.getString("language")),
                row.getString("mark"),
                row.getInt("tries"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
