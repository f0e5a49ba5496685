package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// As whom the server runs. PostgreSQL refuses root, so root steps down:
///
/// - into a user namespace of its own, in which it is nobody while its files stay root's: works in
///   any folder;
/// - else to an unprivileged user of the system, who then owns the cluster and must be able to
///   reach it.
///
/// Whoever owns a cluster already goes on running it.
sealed interface Privileges {

    /// What to put before a command; each of these replaces itself, so that the process id stays.
    List<String> prefix();

    /// Lets the server own a file or folder that we made for it.
    void give(Path path) throws IOException;

    record Unchanged() implements Privileges {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void give(Path path) {}
    }

    record OwnNamespace() implements Privileges {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        public void give(Path path) {}
    }

    record OtherUser(int user, int group) implements Privileges {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
        }

        @Override
        public void give(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        }
    }

    static Privileges on(DataFolder folder) throws IOException {
        if (Disk.owner(Path.of("/proc/self")) != 0) {
            return new Unchanged();
        }
        var cluster = folder.cluster();
        if (Files.exists(cluster) && Disk.owner(cluster) != 0) {
            var group = (Integer) Files.getAttribute(cluster, "unix:gid");
            return reachable(folder, new OtherUser(Disk.owner(cluster), group));
        }
        var namespace = new OwnNamespace();
        if (works(namespace)) {
            return namespace;
        }
        return reachable(folder, unprivileged(folder.path()));
    }

    private static OtherUser unprivileged(Path folder) throws IOException {
        for (var name : List.of("postgres", "nobody")) {
            var user = number(folder, "-u", name);
            var group = number(folder, "-g", name);
            if (user.isPresent() && group.isPresent()) {
                var found = new OtherUser(user.get(), group.get());
                if (works(found)) {
                    return found;
                }
            }
        }
        throw new PostgresFault(PostgresFault.Code.NO_UNPRIVILEGED_USER, folder.toString());
    }

    /// The other user passes through our folder without reading it.
    private static Privileges reachable(DataFolder folder, OtherUser user) throws IOException {
        if (reaches(user, folder.path())) {
            return user;
        }
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x"));
        if (reaches(user, folder.path())) {
            return user;
        }
        throw new PostgresFault(
                PostgresFault.Code.NO_PERMISSION,
                "user " + user.user() + " can't pass through the folders above " + folder.path());
    }

    private static boolean reaches(OtherUser user, Path folder) throws IOException {
        var command = new ArrayList<>(user.prefix());
        command.addAll(List.of("test", "-x", folder.toString()));
        return Program.run(command, Path.of("/")).ok();
    }

    private static boolean works(Privileges privileges) {
        var command = new ArrayList<>(privileges.prefix());
        command.add("true");
        try {
            return Program.run(command, Path.of("/")).ok();
        } catch (IOException absent) {
            return false;
        }
    }

    private static Optional<Integer> number(Path folder, String which, String name)
            throws IOException {
        var outcome = Program.run(List.of("id", which, name), folder);
        return outcome.ok()
                ? Optional.of(Integer.valueOf(outcome.output().strip()))
                : Optional.empty();
    }
}
