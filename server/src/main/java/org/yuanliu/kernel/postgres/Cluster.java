package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The files of our one database server, and the programs that may work on them.
record Cluster(DataFolder folder, Binaries binaries, Privileges privileges) {

    /// Starting values that an operator may change in `postgresql.conf`; made for a small machine.
    private static final List<String> TUNABLE =
            List.of(
                    "shared_buffers=128MB",
                    "max_connections=60",
                    "max_wal_size=4GB",
                    "timezone=UTC",
                    "log_timezone=UTC");

    static Cluster in(DataFolder folder) {
        try {
            var binaries = Binaries.in(cache(folder));
            var cluster = new Cluster(folder, binaries, Privileges.on(folder));
            cluster.makeOrRecognise();
            return cluster;
        } catch (IOException e) {
            throw PostgresFault.of(e, folder.path());
        }
    }

    Path path() {
        return folder.cluster();
    }

    ServerLog log() {
        return new ServerLog(folder.path().resolve("postgres.log"));
    }

    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<>(privileges.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        return command;
    }

    Program.Outcome run(String program, List<String> arguments) throws IOException {
        return Program.run(command(program, arguments), folder.path());
    }

    /// Beside the data, unless programs may not run there or several folders share them.
    private static Path cache(DataFolder folder) {
        var named =
                System.getProperty(
                        "yuanliu.binaries", System.getenv().getOrDefault("YUANLIU_BINARIES", ""));
        return named.isBlank()
                ? folder.path().resolve("binaries")
                : Path.of(named).toAbsolutePath();
    }

    private void makeOrRecognise() throws IOException {
        var version = path().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            refuseForeign();
            make();
            return;
        }
        var made = Files.readString(version).strip();
        if (!made.equals(String.valueOf(binaries.major()))) {
            throw new PostgresFault(
                    PostgresFault.Code.OTHER_VERSION, made + ", not " + binaries.major());
        }
        if (folder.secrets().find(OwnPostgres.SUPERUSER).isEmpty()) {
            throw new PostgresFault(PostgresFault.Code.SECRETS_LOST, folder.path().toString());
        }
    }

    private void refuseForeign() throws IOException {
        if (!Files.exists(path())) {
            return;
        }
        try (var entries = Files.list(path())) {
            var foreign = entries.findAny();
            if (foreign.isPresent()) {
                throw new PostgresFault(PostgresFault.Code.FOREIGN_FILES, foreign.get().toString());
            }
        }
        Files.delete(path());
    }

    /// Under its final name a cluster is whole, whenever the power goes.
    private void make() throws IOException {
        var fresh = folder.path().resolve("postgres.new");
        var password = folder.path().resolve("password.new");
        Disk.remove(fresh);
        Files.deleteIfExists(password);
        try {
            privileges.give(Files.createDirectory(fresh, Disk.PRIVATE_FOLDER));
            privileges.give(Files.createFile(password, Disk.PRIVATE_FILE));
            Files.writeString(password, folder.secrets().of(OwnPostgres.SUPERUSER) + "\n");
            var outcome = run("initdb", initArguments(fresh, password));
            if (!outcome.ok()) {
                throw PostgresFault.ofOutput(outcome.output());
            }
            Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE);
            Disk.force(folder.path());
        } finally {
            Files.deleteIfExists(password);
            Disk.remove(fresh);
        }
    }

    private static List<String> initArguments(Path fresh, Path password) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--pgdata=" + fresh,
                                "--username=" + OwnPostgres.SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8",
                                "--no-instructions"));
        TUNABLE.forEach(setting -> arguments.add("--set=" + setting));
        return arguments;
    }
}
