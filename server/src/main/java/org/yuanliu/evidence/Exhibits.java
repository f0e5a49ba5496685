package org.yuanliu.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.Party;
import org.yuanliu.access.PersonalData;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.Scopes;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.evidence.Exhibit.Source;
import org.yuanliu.evidence.Exhibit.Told;
import org.yuanliu.evidence.store.ExhibitStore;
import org.yuanliu.evidence.store.ExhibitStore.Received;
import org.yuanliu.kernel.Ids;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Files that somebody handed in: taking them in, listing them, handing them out.
///
/// Bytes come in first, outside of any transaction, since a slow sender may take his time; then
/// [#receive] keeps them and writes who handed them in. Who may add to a subject is decided by
/// whoever knows the subject, before it calls here; who may read is decided by the database.
@Service
public class Exhibits {

    private static final int LONGEST_MECHANISM = 200;

    private final Folder folder;
    private final Depot depot;
    private final ExhibitStore exhibits;
    private final EvidenceLimits limits;
    private final PersonalData people;
    private final Journal journal;
    private final Scopes scopes;
    private final Clock clock;

    Exhibits(
            Folder folder,
            Depot depot,
            ExhibitStore exhibits,
            EvidenceLimits limits,
            PersonalData people,
            Journal journal,
            Scopes scopes,
            Clock clock) {
        this.folder = folder;
        this.depot = depot;
        this.exhibits = exhibits;
        this.limits = limits;
        this.people = people;
        this.journal = journal;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// Takes bytes in, as far as the limit goes. Whoever gets them closes them.
    public Arrival arrive(InputStream body) {
        try {
            return folder.arrive(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Keeps what has arrived, and who handed it in. Runs inside the caller's transaction: if that
    /// fails, the bytes lie here without a row and are collected later.
    ///
    /// `shownTo` is a second party that may see it.
    public Exhibit receive(
            Acting acting, Subject subject, Optional<UUID> shownTo, Arrival arrival, Told told) {
        return receive(acting, acting.party(), subject, shownTo, arrival, told);
    }

    /// For what the product receives on a party's behalf, with the engine's view.
    public Exhibit receive(
            Acting acting,
            UUID party,
            Subject subject,
            Optional<UUID> shownTo,
            Arrival arrival,
            Told told) {
        var source = source(told);
        var known = recognised(arrival, told);
        var claimed = claimed(known, told);
        var exhibit =
                keep(
                        acting,
                        arrival,
                        new Exhibit(
                                Ids.next(),
                                arrival.hash(),
                                arrival.size(),
                                known.media().type(),
                                known.media().named(FileName.clean(told.name())),
                                subject,
                                source.word(),
                                told.mechanism().strip(),
                                claimed.map(Claimed::at),
                                claimed.map(Claimed::by),
                                now(),
                                Optional.empty(),
                                new Party.Named(party, ""),
                                shownTo.map(it -> new Party.Named(it, "")),
                                true));
        var note = Note.of("evidence.receive", "evidence/" + exhibit.id()).made(exhibit);
        journal.note(acting, shownTo.map(note::concerning).orElse(note));
        return exhibit(acting, exhibit.id());
    }

    /// Keeps a file that another module has drawn or read itself, so that it knows what it is; what
    /// became of it is that module's entry in the journal. Its id, to open it by.
    public UUID keep(
            Acting acting,
            Subject subject,
            Optional<UUID> shownTo,
            Arrival arrival,
            Media media,
            String name,
            Source source) {
        return keep(
                        acting,
                        arrival,
                        new Exhibit(
                                Ids.next(),
                                arrival.hash(),
                                arrival.size(),
                                media.type(),
                                media.named(FileName.clean(name)),
                                subject,
                                source.word(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                now(),
                                Optional.empty(),
                                new Party.Named(acting.party(), ""),
                                shownTo.map(it -> new Party.Named(it, "")),
                                true))
                .id();
    }

    private Exhibit keep(Acting acting, Arrival arrival, Exhibit exhibit) {
        exhibits.holdOff(arrival.hash());
        put(arrival);
        exhibits.add(exhibit, acting.person());
        return exhibit;
    }

    /// When a picture shows what it shows, and by whose word.
    private record Claimed(Instant at, String by) {}

    /// What the file itself says was written when it was made, so it goes before the sender's word.
    private static Optional<Claimed> claimed(Sniffed.Known known, Told told) {
        return known.taken()
                .map(it -> new Claimed(it, "file"))
                .or(() -> told.takenAt().map(it -> new Claimed(it.toInstant(), "sender")))
                .map(it -> new Claimed(it.at().truncatedTo(ChronoUnit.MICROS), it.by()))
                .filter(it -> it.at().isAfter(Instant.EPOCH));
    }

    private static Source source(Told told) {
        if (told.mechanism().length() > LONGEST_MECHANISM) {
            throw Refusal.field("mechanism", "", "最多 200 个字符", "at most 200 characters");
        }
        // What the product itself made comes another way.
        return Source.of(told.source())
                .filter(it -> it != Source.SYSTEM)
                .orElseThrow(() ->
                        Refusal.field("source", told.source(), "camera, screenshot, scan, upload"));
    }

    private Sniffed.Known recognised(Arrival arrival, Told told) {
        try {
            return switch (Sniffer.sniff(arrival.file(), told.name())) {
                case Sniffed.NotTaken no -> throw notTaken(told, no.why().zh(), no.why().en());
                case Sniffed.Known known -> honest(known, told);
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Sniffed.Known honest(Sniffed.Known known, Told told) {
        var is = known.media();
        for (var said : List.of(told.media().flatMap(Media::ofType), Media.ofName(told.name()))) {
            // Text is text, whatever its name ends with.
            if (said.isPresent() && said.get() != is && !(said.get().isText() && is.isText())) {
                throw notTaken(
                        told,
                        "名称或类型说是 %s，内容却是 %s".formatted(said.get(), is),
                        "name or type say %s, but the content is %s".formatted(said.get(), is));
            }
        }
        if (!limits.takes(is)) {
            throw notTaken(told, "本平台不接收 " + is, is + " is not taken on this platform");
        }
        return known;
    }

    private static Refusal notTaken(Told told, String zh, String en) {
        return new Refusal(
                ProblemKind.FILE_NOT_TAKEN,
                List.of(new Refusal.Field("/file", FileName.clean(told.name()), zh, en)),
                Map.of());
    }

    private void put(Arrival arrival) {
        try {
            // Whatever was written into the empty place for a disk would vanish below that disk.
            if (!folder.isThere(() -> scopes.widely(exhibits::first))) {
                throw new Refusal(ProblemKind.DEPOT_AWAY);
            }
            depot.put(arrival);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Exhibit exhibit(Acting acting, UUID id) {
        var received = exhibits.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        return seen(acting, List.of(received)).getFirst();
    }

    public List<Exhibit> about(Acting acting, List<Subject> subjects) {
        return seen(acting, exhibits.about(subjects));
    }

    public Page<Exhibit> list(
            Acting acting, Optional<String> kind, Optional<String> text, Page.Request page) {
        if (kind.isPresent() && !List.of("image", "video", "document").contains(kind.get())) {
            throw Refusal.field("kind", kind.get(), "image, video, document");
        }
        var found = exhibits.list(kind, text, page);
        return new Page<>(seen(acting, found.items()), found.nextCursor());
    }

    /// Names as clear as this reader may see them.
    private List<Exhibit> seen(Acting acting, List<Received> received) {
        var names = people.names(acting, received.stream().map(Exhibits::who).distinct().toList());
        return received.stream()
                .map(it ->
                        it.exhibit()
                                .seen(
                                        Optional.ofNullable(names.get(who(it))),
                                        isThere(it.exhibit())))
                .toList();
    }

    private static Who who(Received received) {
        return new Who(received.person(), received.exhibit().party().id());
    }

    private boolean isThere(Exhibit exhibit) {
        return depot.size(exhibit.hash()).filter(it -> it == exhibit.size()).isPresent();
    }

    /// The bytes as they came in. They are compared with their hash before the first of them
    /// leaves: what has gone bad is no evidence.
    public InputStream open(Exhibit exhibit) {
        try (var whole = bytes(exhibit)) {
            if (!Bytes.hash(whole).equals(exhibit.hash())) {
                throw new Refusal(ProblemKind.FILE_DAMAGED);
            }
            return bytes(exhibit);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// All of it at once, for a module that knows how large its own files are.
    public byte[] bytes(UUID id) {
        var received = exhibits.find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
        try (var bytes = open(received.exhibit())) {
            return bytes.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private InputStream bytes(Exhibit exhibit) throws IOException {
        return depot.open(exhibit.hash())
                .orElseThrow(() ->
                        new Refusal(
                                folder.isThere()
                                        ? ProblemKind.FILE_DAMAGED
                                        : ProblemKind.DEPOT_AWAY));
    }
}
