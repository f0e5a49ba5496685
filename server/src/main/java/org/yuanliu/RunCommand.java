package org.yuanliu;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yuanliu.access.FileVault;
import org.yuanliu.access.store.KnownKeys;
import org.yuanliu.demo.Demonstration;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.postgres.Holder;
import org.yuanliu.kernel.store.Database;
import org.yuanliu.kernel.web.Reach;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the platform, with its own PostgreSQL unless another one is named.
@Command(
        name = "run",
        description = "start the platform",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "1:it could not start; one sentence says why",
            "2:the command was typed wrongly",
            "3:another process holds the data folder"
        })
final class RunCommand implements Callable<Integer> {

    /// Not an exit code: the platform runs until a signal ends it.
    static final int RUNNING = -1;

    /// Somebody else holds the data folder.
    static final int HELD = 3;

    @Mixin Listening listening = new Listening();

    @Option(
            names = "--data",
            defaultValue = DataOption.DEFAULT,
            description = "the folder that holds everything")
    Path data = Path.of("data");

    @Option(names = "--empty", description = "no demonstration world in an empty database")
    boolean empty;

    @Option(
            names = "--db",
            description =
                    "JDBC URL of an outside PostgreSQL (15 or newer); accounts by environment:"
                            + " YUANLIU_DB_USER, YUANLIU_DB_PASSWORD, YUANLIU_DB_OWNER,"
                            + " YUANLIU_DB_OWNER_PASSWORD")
    @Nullable String db;

    @Option(names = "--train", hidden = true, description = "serve one page and stop")
    boolean train;

    private final Stopping stopping = new Stopping();

    @Override
    public Integer call() throws Exception {
        return switch (DataFolder.claim(data, Holder.Purpose.PLATFORM)) {
            case DataFolder.Claim.Taken(Holder by) -> {
                System.err.println("yuanliu: 数据目录 " + data + " 正在被使用 is held by " + by);
                yield HELD;
            }
            case DataFolder.Claim.Held(DataFolder folder) -> start(folder);
        };
    }

    /// From the first thing that runs on, a signal stops everything.
    private int start(DataFolder folder) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::stop, "stop"));
        stopping.afterwards(folder::close);
        try {
            listening.prepare(folder.path(), Clock.systemUTC());
            var database =
                    db == null ? Database.own(folder) : Database.outside(db, System.getenv());
            stopping.afterwards(database::close);
            Quiet.untilSpringSpeaks();
            database.migrate(Line.MODULES);
            mustHaveKeys(database, folder);
            var context = spring(database, folder);
            stopping.afterwards(context::close);
            return welcome(context, folder);
        } catch (Exception | Error failure) {
            if (stopping.hasBegun()) {
                // Whatever broke, broke because a signal was taking it away.
                stopping.stop();
                return 0;
            }
            stopping.stop();
            throw failure;
        }
    }

    /// Before anything is written: what a start without its keys would write could not be read
    /// beside what is there.
    private static void mustHaveKeys(Database database, DataFolder folder) throws SQLException {
        var keys = KeysFolder.of(folder.path());
        KnownKeys.mustBeIn(FileVault.in(keys), database.application()::open, keys.toString());
    }

    private ConfigurableApplicationContext spring(Database database, DataFolder folder) {
        var application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        var settings = listening.settings();
        settings.put("yuanliu.found", empty ? "empty" : "demonstration");
        settings.put("yuanliu.keys.folder", KeysFolder.of(folder.path()).toString());
        application.setDefaultProperties(settings);
        // As objects and not as settings, which a variable of the environment could change.
        application.addInitializers(
                context -> {
                    context.getBeanFactory().registerSingleton("database", database);
                    context.getBeanFactory().registerSingleton("dataFolder", folder);
                },
                context -> listening.furnish((GenericApplicationContext) context));
        return application.run();
    }

    private int welcome(ConfigurableApplicationContext context, DataFolder folder)
            throws Exception {
        int port = port(context);
        var here = listening.here(port);
        folder.announce(here);
        var found = listening.found(port);
        context.getBean(Reach.class).tell(found);
        var invitation = context.getBean(Demonstration.class).invitation();
        Welcome.onStandardOutput().tell(here, invitation, found);
        if (train) {
            Training.visit(here.toString());
            return 0;
        }
        return RUNNING;
    }

    private static int port(ConfigurableApplicationContext context) {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }
}
