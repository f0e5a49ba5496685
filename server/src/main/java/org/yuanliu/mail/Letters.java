package org.yuanliu.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Duty;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.PersonalData;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.Vault;
import org.yuanliu.core.work.LetterLife;
import org.yuanliu.core.work.LetterLife.State;
import org.yuanliu.core.work.LetterLife.Step;
import org.yuanliu.core.work.Transitions.Answer;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.mail.Letter.Kind;
import org.yuanliu.mail.Letter.Row;
import org.yuanliu.mail.store.LetterStore;

/// What became of letters, for whoever runs the platform. Runs inside the caller's transaction.
@Service
public class Letters {

    /// Long enough to answer a question about them; the notice itself stays.
    private static final Duration KEPT = Duration.ofDays(90);

    private final LetterStore letters;
    private final MailServers servers;
    private final PersonalData personal;
    private final Vault vault;
    private final Scopes scopes;
    private final Journal journal;
    private final MailPace pace;
    private final Clock clock;

    Letters(
            LetterStore letters,
            MailServers servers,
            PersonalData personal,
            Vault vault,
            Scopes scopes,
            Journal journal,
            MailPace pace,
            Clock clock) {
        this.letters = letters;
        this.servers = servers;
        this.personal = personal;
        this.vault = vault;
        this.scopes = scopes;
        this.journal = journal;
        this.pace = pace;
        this.clock = clock;
    }

    /// The latest first.
    public Page<Letter> list(Acting acting, Optional<String> state, Page.Request page) {
        acting.must(Duty.KEEP_MAIL);
        return letters.list(state.map(Letters::state), page).map(it -> seen(acting, it));
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.field(
                                "state",
                                word,
                                Arrays.stream(State.values())
                                        .map(State::word)
                                        .collect(java.util.stream.Collectors.joining(", "))));
    }

    /// Sends it once more, on the word of a person: whoever reads it may have it twice then.
    public Letter again(Acting acting, UUID id) {
        acting.must(Duty.KEEP_MAIL);
        var row = letters.hold(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        if (LetterLife.TABLE.answer(row.state(), Step.SEND_AGAIN, "")
                instanceof Answer.Refused<State, Step> refused) {
            throw Refusal.step(refused);
        }
        if (row.kind() == Kind.CODE) {
            throw Refusal.field(
                    "/state",
                    "",
                    "确认码已失效，请本人在账号页重新发送",
                    "holds a code that is void by now; its owner has another one sent");
        }
        var now = clock.instant();
        letters.again(id, now, now.plus(pace.giveUpAfter()));
        servers.rest(Optional.empty());
        journal.note(acting, Note.of("letter.again", "letter/" + id));
        return letters.hold(id).map(it -> seen(acting, it)).orElseThrow();
    }

    private Letter seen(Acting acting, Row row) {
        return new Letter(
                row.id(),
                row.kind().word(),
                row.state().name().toLowerCase(Locale.ROOT),
                row.state().title(),
                row.writtenAt(),
                row.tries(),
                row.triedAt(),
                row.state() == State.WAITING ? Optional.of(row.dueAt()) : Optional.empty(),
                row.answer(),
                row.address()
                        .flatMap(it -> vault.decrypt(it, Letter.addressPlace(row.id())))
                        .map(it -> personal.mail(acting, row.person(), it)),
                row.kind() != Kind.CODE
                        && LetterLife.TABLE.from(row.state()).stream()
                                .anyMatch(it -> it.step() == Step.SEND_AGAIN));
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        scopes.write(
                Acting.platform("upkeep"), () -> letters.forgetBefore(clock.instant().minus(KEPT)));
    }
}
