package org.yuanliu.kernel.postgres;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.yuanliu.kernel.postgres.DataFolder.Claim;
import org.yuanliu.kernel.postgres.Holder.Purpose;

/// Another process that holds a folder, with or without a server, until its input ends.
final class Squatter {

    static final URI ADDRESS = URI.create("http://localhost:18080");

    private Squatter() {}

    public static void main(String[] arguments) throws IOException {
        switch (DataFolder.claim(Path.of(arguments[0]), Purpose.PLATFORM)) {
            case Claim.Held(DataFolder folder) -> {
                Fixtures.letPass(folder.path());
                folder.announce(ADDRESS);
                squat(folder, arguments[1].equals("with-server"));
                folder.close();
            }
            case Claim.Taken(Holder by) -> System.out.println("taken by " + by.pid());
        }
    }

    private static void squat(DataFolder folder, boolean withServer) throws IOException {
        if (!withServer) {
            waitForTheEnd("held");
            return;
        }
        try (var server = OwnPostgres.start(folder)) {
            waitForTheEnd("server " + server.pid());
        }
    }

    private static void waitForTheEnd(String greeting) throws IOException {
        System.out.println(greeting);
        var end = System.in.read();
        System.out.println("bye " + end);
    }
}
