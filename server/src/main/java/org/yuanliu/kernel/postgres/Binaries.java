package org.yuanliu.kernel.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server's programs, unpacked from the class path into a folder named after their content.
///
/// A folder under its final name is whole: it is filled under another name first. Two processes
/// that unpack at once both do the work, and the first to finish is used by both.
record Binaries(Path folder, int major) {

    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64");

    /// Which major version we bring along, said here so that nobody has to unpack it to ask.
    static final int MAJOR = 18;

    private static final String UNPACKING = ".unpacking-";
    private static final Duration SURELY_ABANDONED = Duration.ofHours(1);

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static Binaries in(Path cache) {
        try {
            var archive = archive();
            var folder = cache.resolve(name(archive));
            if (!Receipt.matches(folder)) {
                unpack(archive, folder);
            }
            return new Binaries(folder, Receipt.of(folder).major());
        } catch (IOException e) {
            throw PostgresFault.of(e, cache);
        }
    }

    private static URL archive() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch", "");
        var name =
                "postgres-" + system + "-" + PROCESSORS.getOrDefault(processor, processor) + ".txz";
        var found = Binaries.class.getResource("/" + name);
        if (found == null || !system.equals("linux")) {
            throw new PostgresFault(
                    PostgresFault.Code.UNSUPPORTED_PLATFORM, system + " " + processor);
        }
        return found;
    }

    /// The jar already knows a checksum of the archive; reading 15 MB at every start is not needed.
    private static String name(URL archive) throws IOException {
        var connection = archive.openConnection();
        var content =
                connection instanceof JarURLConnection jar && jar.getJarEntry() != null
                        ? Long.toHexString(jar.getJarEntry().getCrc())
                        : Long.toString(connection.getContentLengthLong());
        return "postgresql-" + System.getProperty("os.arch", "") + "-" + content;
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        var cache = Files.createDirectories(folder.resolve("..").normalize());
        removeAbandoned(cache);
        var fresh = Files.createTempDirectory(cache, UNPACKING);
        try {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(archive, fresh);
            Receipt.write(fresh, version(fresh));
            putInPlace(fresh, folder);
        } finally {
            Disk.remove(fresh);
        }
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                place(tar, entry, path);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        var permissions = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /// Asks the unpacked server for its version, which also shows whether it can run here at all.
    private static int version(Path folder) throws IOException {
        var server = folder.resolve("bin").resolve("postgres");
        if (!Files.isExecutable(server)) {
            throw new PostgresFault(PostgresFault.Code.NO_EXEC, folder.toString());
        }
        Program.Outcome outcome;
        try {
            outcome = Program.run(List.of(server.toString(), "--version"), folder);
        } catch (IOException e) {
            throw new PostgresFault(
                    PostgresFault.Code.UNSUPPORTED_PLATFORM, String.valueOf(e.getMessage()), e);
        }
        var words = outcome.output().strip().split("[ .]", -1);
        if (!outcome.ok() || words.length < 3) {
            throw new PostgresFault(
                    PostgresFault.Code.UNSUPPORTED_PLATFORM, outcome.output().strip());
        }
        return Integer.parseInt(words[2]);
    }

    private static void putInPlace(Path fresh, Path folder) throws IOException {
        if (Files.exists(folder) && !Receipt.matches(folder)) {
            Disk.remove(folder);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Receipt.matches(folder)) {
                throw e;
            }
        }
    }

    private static void removeAbandoned(Path cache) throws IOException {
        try (var entries = Files.list(cache)) {
            for (var entry : entries.filter(Binaries::isUnpacking).toList()) {
                var touched = Files.getLastModifiedTime(entry).toInstant();
                if (touched.isBefore(Instant.now().minus(SURELY_ABANDONED))) {
                    Disk.remove(entry);
                }
            }
        }
    }

    private static boolean isUnpacking(Path path) {
        return String.valueOf(path.getFileName()).startsWith(UNPACKING);
    }

    /// Written last, and compared at each start: a power cut soon after the first start may leave
    /// names without content.
    private record Receipt(int major, long bytes) {

        static boolean matches(Path folder) {
            try {
                return of(folder).bytes == weight(folder);
            } catch (IOException absentOrDamaged) {
                return false;
            }
        }

        static Receipt of(Path folder) throws IOException {
            var words = Files.readString(file(folder)).strip().split(" ", -1);
            try {
                return new Receipt(Integer.parseInt(words[0]), Long.parseLong(words[1]));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new IOException("unreadable: " + file(folder), e);
            }
        }

        static void write(Path folder, int major) throws IOException {
            Files.writeString(file(folder), major + " " + weight(folder) + "\n");
        }

        private static long weight(Path folder) throws IOException {
            try (var files =
                    Files.find(folder, 9, (path, attributes) -> attributes.isRegularFile())) {
                var sum = 0L;
                for (var file : (Iterable<Path>) files::iterator) {
                    sum += file.equals(file(folder)) ? 0 : Files.size(file);
                }
                return sum;
            }
        }

        private static Path file(Path folder) {
            return folder.resolve("receipt");
        }
    }
}
