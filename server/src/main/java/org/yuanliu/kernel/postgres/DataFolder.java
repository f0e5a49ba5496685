package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yuanliu.kernel.postgres.Holder.Purpose;

/// The folder in which a platform keeps everything it must not lose, held by one process.
///
///     lock          who holds it; locked while held, never deleted
///     secrets       passwords of the database, for the owner's eyes only
///     postgres/     the cluster
///     postgres.log  what the server says, older ones beside it
///     binaries/     the server's programs, which can be unpacked again at any time
///     …             what modules keep in folders of their own, such as files
///
/// The lock is the kernel's, so it ends with its process, however that ends.
public final class DataFolder implements AutoCloseable {

    /// The answer to a claim. That somebody else is there is an everyday event, not an accident.
    public sealed interface Claim {
        record Held(DataFolder folder) implements Claim {}

        record Taken(Holder by) implements Claim {}
    }

    private static final Duration PATIENCE_WITH_A_WRITER = Duration.ofSeconds(2);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    /// What this JVM holds. The kernel drops a process's lock as soon as the process closes *any*
    /// descriptor of the file, so nobody here may open a lock file that this JVM holds.
    private static final Map<Path, DataFolder> HELD = new HashMap<>();

    private final Path path;
    private final FileChannel lock;
    private final Secrets secrets;
    private Holder holder;

    private DataFolder(Path path, FileChannel lock, Holder holder) throws IOException {
        this.path = path;
        this.lock = lock;
        this.holder = holder;
        this.secrets = new Secrets(path);
        sign(holder);
    }

    /// Takes the folder for this process, making it when it is not there, or says who has it.
    public static Claim claim(Path folder, Purpose purpose) {
        try {
            return claimed(ours(folder), purpose);
        } catch (IOException e) {
            throw PostgresFault.of(e, folder);
        }
    }

    /// Who holds the folder at this moment.
    public static Optional<Holder> holder(Path folder) {
        if (!Files.exists(folder.resolve("lock"))) {
            return Optional.empty();
        }
        return switch (claim(folder, Purpose.TOOL)) {
            case Claim.Taken(Holder by) -> Optional.of(by);
            case Claim.Held(DataFolder free) -> {
                free.close();
                yield Optional.empty();
            }
        };
    }

    /// Tells others where the platform is found, as soon as that is known.
    public void announce(URI address) {
        synchronized (HELD) {
            holder = holder.at(address);
            try {
                sign(holder);
            } catch (IOException e) {
                throw PostgresFault.of(e, path);
            }
        }
    }

    public Path path() {
        return path;
    }

    public Secrets secrets() {
        return secrets;
    }

    /// Lets the folder go. Whatever runs on it must be stopped first.
    @Override
    public void close() {
        synchronized (HELD) {
            try {
                if (lock.isOpen()) {
                    lock.truncate(0);
                    lock.close();
                }
            } catch (IOException e) {
                throw PostgresFault.of(e, path);
            } finally {
                HELD.remove(path, this);
            }
        }
    }

    Path cluster() {
        return cluster(path);
    }

    static Path cluster(Path folder) {
        return folder.resolve("postgres");
    }

    private static Path ours(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder.toAbsolutePath());
            restrict(folder);
        }
        var path = folder.toRealPath();
        if (!Files.exists(path.resolve("lock"))) {
            refuseForeign(path);
            restrict(path);
        }
        return path;
    }

    /// Hidden files are let be: version control and file systems leave theirs everywhere.
    private static void refuseForeign(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            var foreign =
                    entries.map(it -> String.valueOf(it.getFileName()))
                            .filter(name -> !name.startsWith(".") && !name.equals("lost+found"))
                            .filter(name -> !name.equals("lock"))
                            .sorted()
                            .findFirst();
            if (foreign.isPresent()) {
                throw new PostgresFault(
                        PostgresFault.Code.FOREIGN_FILES, path + ": " + foreign.get());
            }
        }
    }

    private static void restrict(Path path) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }

    private static Claim claimed(Path path, Purpose purpose) throws IOException {
        var deadline = System.nanoTime() + PATIENCE_WITH_A_WRITER.toNanos();
        while (true) {
            var claim = claimOnce(path, purpose, System.nanoTime() > deadline);
            if (claim != null) {
                return claim;
            }
            Pause.of(Duration.ofMillis(20));
        }
    }

    private static @Nullable Claim claimOnce(Path path, Purpose purpose, boolean last)
            throws IOException {
        synchronized (HELD) {
            var own = HELD.get(path);
            if (own != null) {
                return new Claim.Taken(own.holder);
            }
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            Set.of(
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE),
                            Disk.PRIVATE_FILE);
            var granted = false;
            try {
                granted = channel.tryLock() != null;
                if (granted) {
                    var folder = new DataFolder(path, channel, Holder.thisProcess(purpose));
                    HELD.put(path, folder);
                    return new Claim.Held(folder);
                }
                return taken(path, last);
            } finally {
                if (!granted) {
                    channel.close();
                }
            }
        }
    }

    /// A holder may be about to write his name, or the file may still carry that of a dead one.
    private static @Nullable Claim taken(Path path, boolean last) throws IOException {
        var holder = Holder.read(Files.readString(path.resolve("lock")));
        if (holder.isPresent() && (last || holder.get().isAlive())) {
            return new Claim.Taken(holder.get());
        }
        if (last) {
            throw new PostgresFault(PostgresFault.Code.FOLDER_HELD, path.toString());
        }
        return null;
    }

    private void sign(Holder by) throws IOException {
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(by.written().getBytes(StandardCharsets.UTF_8)), 0);
    }
}
