package org.yuanliu.kernel.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/// A small platform to be killed: it starts its server and writes rows from three threads, printing
/// each number once the database has acknowledged it. It never stops by itself.
final class Writer {

    private static final int THREADS = 3;

    private Writer() {}

    public static void main(String[] arguments) throws SQLException {
        var folder = Fixtures.held(Path.of(arguments[0]));
        var server = OwnPostgres.start(folder);
        Fixtures.execute(server, "create table if not exists kept (number bigint primary key)");
        System.out.println("server " + server.pid());
        var next = new AtomicLong(Long.parseLong(arguments[1]));
        for (var thread = 0; thread < THREADS; thread++) {
            Thread.ofPlatform().start(() -> write(server, next));
        }
    }

    private static void write(OwnPostgres server, AtomicLong next) {
        try (var connection = server.superuser("postgres").open();
                var insert = connection.prepareStatement("insert into kept values (?)")) {
            while (true) {
                var number = next.getAndIncrement();
                insert.setLong(1, number);
                insert.executeUpdate();
                System.out.println("kept " + number);
            }
        } catch (SQLException serverIsGone) {
            return;
        }
    }
}
