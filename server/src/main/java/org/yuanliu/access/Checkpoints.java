package org.yuanliu.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.access.store.JournalStore;

/// Signed checkpoints of the journal: one on demand, and one a day beside the keys' folder.
///
/// Beside the database they help little: whoever can write everything anew can delete a file. They
/// are there to be carried elsewhere.
@Service
public class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final JournalStore entries;
    private final FileVault vault;
    private final Scopes scopes;
    private final Journal journal;
    private final Clock clock;
    private final Path folder;

    Checkpoints(
            JournalStore entries,
            FileVault vault,
            KeySettings settings,
            Scopes scopes,
            Journal journal,
            Clock clock) {
        this.entries = entries;
        this.vault = vault;
        this.scopes = scopes;
        this.journal = journal;
        this.clock = clock;
        this.folder = settings.folder().resolveSibling("checkpoints");
    }

    /// Inside the caller's transaction.
    public String export(Acting acting) {
        acting.must(Duty.EXPORT_CHECKPOINTS);
        journal.note(acting, Note.of("checkpoint.export", "journal"));
        return scopes.widely(this::signed);
    }

    public String publicKey() {
        return vault.publicSigningKey().written();
    }

    private String signed() {
        return SignedLine.by(vault, JournalLinks.checkpoint(entries.last(), clock.instant()))
                .written();
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void keepOneADay() {
        try {
            keep(LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8)));
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("no checkpoint could be written: {}", failure.toString());
        }
    }

    /// Answers whether it was not there yet.
    boolean keep(LocalDate day) throws IOException {
        var file = folder.resolve(day + ".txt");
        if (Files.exists(file)) {
            return false;
        }
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var fresh = folder.resolve(day + ".new");
        Files.writeString(
                fresh,
                scopes.read(Acting.platform("checkpoint"), () -> scopes.widely(this::signed)));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
