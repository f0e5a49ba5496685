package org.yuanliu.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.kernel.postgres.DataFolder;

/// The depot of one machine: a folder, with two levels of folders in it so that none grows large.
///
///     evidence/ab/cd/abcd…   the bytes whose SHA-256 is abcd…
///     evidence/arriving/     what is still coming in; whatever a crash left here is removed
///     evidence/depot         says that this is the depot, and not the empty place for its disk
///
/// Under its final name a file is whole: it is written and forced under another name first.
@Component
final class Folder implements Depot {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path arriving;
    private final Path sign;
    private final Clock clock;
    private final EvidenceLimits limits;

    Folder(DataFolder data, Clock clock, EvidenceLimits limits) {
        this.root = data.path().resolve("evidence");
        this.arriving = root.resolve("arriving");
        this.sign = root.resolve("depot");
        this.clock = clock;
        this.limits = limits;
    }

    /// Takes a stream in. Its end is the caller's word that it was whole.
    Arrival arrive(InputStream body) throws IOException {
        Files.createDirectories(arriving);
        if (Files.getFileStore(arriving).getUsableSpace() < limits.reserve().toBytes()) {
            throw new Refusal(ProblemKind.STORAGE_FULL);
        }
        var file = arriving.resolve(UUID.randomUUID().toString());
        var taken = false;
        try {
            var arrival = Bytes.copy(body, file, limits.largest().toBytes());
            taken = true;
            return arrival;
        } finally {
            if (!taken) {
                Files.deleteIfExists(file);
            }
        }
    }

    boolean isThere() {
        return Files.exists(sign);
    }

    /// Of these at least one lies here, if there are any; otherwise this is another place than the
    /// one where they were kept.
    boolean isThere(Supplier<List<String>> kept) throws IOException {
        if (isThere()) {
            return true;
        }
        var hashes = kept.get();
        if (!hashes.isEmpty() && hashes.stream().allMatch(it -> size(it).isEmpty())) {
            return false;
        }
        Files.createDirectories(root);
        Files.write(sign, new byte[0]);
        return true;
    }

    @Override
    public void put(Arrival arrival) throws IOException {
        var place = place(arrival.hash());
        if (holds(place, arrival)) {
            // Young again, so that whoever collects what nobody names lets it lie.
            Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
            return;
        }
        makeFolders(arrival.hash());
        Files.move(arrival.file(), place, StandardCopyOption.ATOMIC_MOVE);
        force(folder(root, arrival.hash()));
    }

    /// Bytes that have gone bad are no reason to refuse good ones.
    private static boolean holds(Path place, Arrival arrival) throws IOException {
        if (!Files.exists(place) || Files.size(place) != arrival.size()) {
            return false;
        }
        try (var bytes = Files.newInputStream(place)) {
            return Bytes.hash(bytes).equals(arrival.hash());
        }
    }

    private void makeFolders(String hash) throws IOException {
        if (Files.isDirectory(folder(root, hash))) {
            return;
        }
        Files.createDirectories(folder(root, hash));
        force(root.resolve(hash.substring(0, 2)));
        force(root);
    }

    @Override
    public Optional<InputStream> open(String hash) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(hash)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Long> size(String hash) {
        try {
            return Optional.of(Files.size(place(hash)));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void each(Consumer<Kept> visitor) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var all = Files.walk(root, 3)) {
            all.filter(it -> HASH.matcher(String.valueOf(it.getFileName())).matches())
                    .forEach(it -> kept(it).ifPresent(visitor));
        }
    }

    private static Optional<Kept> kept(Path file) {
        try {
            return Optional.of(
                    new Kept(
                            String.valueOf(file.getFileName()),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void remove(String hash) throws IOException {
        Files.deleteIfExists(place(hash));
    }

    /// Whatever a crash left half-way. Nothing that is still coming in is a day old.
    void removeAbandoned() throws IOException {
        if (!Files.exists(arriving)) {
            return;
        }
        var limit = FileTime.from(clock.instant().minus(Gleaner.AGE));
        try (var files = Files.list(arriving)) {
            for (var file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path place(String hash) {
        return place(root, hash);
    }

    static Path place(Path root, String hash) {
        return folder(root, hash).resolve(hash);
    }

    /// Only what a hash can be is ever put together to a path.
    private static Path folder(Path root, String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a hash: " + hash);
        }
        return root.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4));
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
