package org.yuanliu;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yuanliu.access.Installation;
import org.yuanliu.core.code.Code;
import org.yuanliu.demo.Demonstration;
import org.yuanliu.desk.Desk;
import org.yuanliu.kernel.postgres.DataFolder;
import org.yuanliu.kernel.postgres.DatabaseAccess;
import org.yuanliu.kernel.postgres.Holder;
import org.yuanliu.kernel.store.Database;
import org.yuanliu.world.Scene;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;
import tools.jackson.databind.json.JsonMapper;

/// The real platform, started as `run` starts it: own PostgreSQL in a folder of its own, the web
/// server on a free port, the demonstration world loaded.
///
/// [#shared] is started once and serves all test classes; each test takes fresh units, so that none
/// depends on another. A test that does harm starts one of its own.
public final class Platform implements AutoCloseable {

    private static final String BINARIES = "yuanliu.binaries";

    /// What `demonstration` says of this: it founds an empty installation.
    public enum Kind {
        DEMONSTRATION,
        EMPTY
    }

    // Unpacked once for all tests and runs: a folder of binaries is named after its content.
    static {
        if (System.getProperty(BINARIES) == null) {
            System.setProperty(
                    BINARIES,
                    temporary()
                            .resolve("yuanliu-binaries-of-tests-" + System.getProperty("user.name"))
                            .toString());
        }
    }

    /// Where the server's programs lie unpacked.
    public static String binaries() {
        return System.getProperty(BINARIES);
    }

    private static final class Shared {

        static final Platform PLATFORM = start(Kind.DEMONSTRATION, Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLATFORM::close, "stop"));
        }
    }

    private final Path home;
    private final DataFolder folder;
    private final Database database;
    private final ConfigurableApplicationContext context;
    private final MovableClock clock;
    private final World world;
    private final Map<String, Http> signedIn = new ConcurrentHashMap<>();
    private final AtomicInteger scenes = new AtomicInteger();
    private final AtomicInteger serials = new AtomicInteger();

    private Platform(
            Path home,
            Kind kind,
            Map<String, Object> settings,
            Consumer<GenericApplicationContext> more)
            throws SQLException {
        this.home = home;
        this.clock = new MovableClock();
        Quiet.untilSpringSpeaks();
        this.folder = held(home.resolve("data"));
        this.database = Database.own(folder);
        try {
            database.migrate(Line.MODULES);
            this.context = spring(settings, more);
            if (bean(Installation.class).isNew()) {
                bean(Demonstration.class).found(kind == Kind.DEMONSTRATION);
            }
        } catch (SQLException | RuntimeException failure) {
            database.close();
            throw failure;
        }
        this.world =
                new World(Settings.demonstration(LocalDate.ofInstant(clock.instant(), Desk.ZONE)));
        folder.announce(address());
    }

    public static Platform shared() {
        return Shared.PLATFORM;
    }

    public static Platform start(Kind kind, Map<String, Object> settings) {
        return start(kind, settings, context -> {});
    }

    /// With pieces that a test brings along, such as work that fails on demand.
    public static Platform start(
            Kind kind, Map<String, Object> settings, Consumer<GenericApplicationContext> more) {
        try {
            return new Platform(newHome(), kind, settings, more);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// A folder for data, which the server's own user may pass where root starts it.
    public static Path newHome() throws IOException {
        var home = Files.createTempDirectory(temporary(), "yuanliu-test-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        return home;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static DataFolder held(Path path) {
        return switch (DataFolder.claim(path, Holder.Purpose.PLATFORM)) {
            case DataFolder.Claim.Held(DataFolder held) -> held;
            case DataFolder.Claim.Taken(Holder by) ->
                    throw new IllegalStateException(path + " is held by " + by);
        };
    }

    private ConfigurableApplicationContext spring(
            Map<String, Object> settings, Consumer<GenericApplicationContext> more) {
        var all = new HashMap<String, Object>();
        all.put("server.port", "0");
        // Many tests sign in from one address within a minute.
        all.put("yuanliu.sign-in.attempts-per-minute", "10000");
        // And one test sends what many people would.
        all.put("yuanliu.pace.per-second", "0");
        all.put("yuanliu.pace.address-per-second", "0");
        all.put("yuanliu.keys.folder", folder.path().resolve("keys").toString());
        all.put("springdoc.api-docs.path", "/springdoc.json");
        all.put("springdoc.paths-to-match", "/api/**");
        all.put("springdoc.default-produces-media-type", "application/json");
        all.put("springdoc.override-with-generic-response", "false");
        all.putAll(settings);
        var application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(all);
        application.addInitializers(it -> {
            it.getBeanFactory().registerSingleton("database", database);
            it.getBeanFactory().registerSingleton("dataFolder", folder);
            ((GenericApplicationContext) it)
                    .registerBean(
                            "movableClock",
                            Clock.class,
                            () -> clock,
                            definition -> definition.setPrimary(true));
            more.accept((GenericApplicationContext) it);
        });
        return application.run();
    }

    public URI address() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return URI.create(
                "http://127.0.0.1:" + Objects.requireNonNull(server, "no web server").getPort());
    }

    public Path data() {
        return folder.path();
    }

    public World world() {
        return world;
    }

    public MovableClock clock() {
        return clock;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Tells everybody inside that something became true.
    public void publish(Object fact) {
        context.publishEvent(fact);
    }

    JsonMapper json() {
        return bean(JsonMapper.class);
    }

    /// Somebody without any sign-in.
    public Http nobody() {
        return new Http(address(), json());
    }

    /// A person of the demonstration, signed in.
    public Http as(String login) {
        return signedIn.computeIfAbsent(login, it -> nobody().signInAs(it));
    }

    /// A unit that the wholesaler has and did not file as sent.
    public Scene scene() {
        return world.scenes().get(scenes.getAndIncrement());
    }

    /// A product that is there, where any will do.
    public String gtin() {
        return world.scenes().getFirst().gtin();
    }

    /// A unit of which nobody has heard yet.
    public Code item() {
        return Code.ofItem(world.scenes().getFirst().gtin(), "NEW" + serials.incrementAndGet());
    }

    /// A batch of which nobody has heard yet.
    public Code batch() {
        return Code.ofBatch(world.scenes().getFirst().gtin(), "LOT" + serials.incrementAndGet());
    }

    /// The id of a party of the demonstration, by its short name.
    public UUID party(String key) {
        return world.party(key).id();
    }

    /// A connection that sees every row.
    public Connection superuser() throws SQLException {
        return DatabaseAccess.open(data()).superuser("yuanliu").open();
    }

    /// The process of the database server.
    public ProcessHandle postgres() throws IOException {
        var pid =
                Files.readAllLines(data().resolve("postgres").resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
        database.close();
        folder.close();
        remove(home);
    }

    public static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            System.err.println("left behind: " + folder + " (" + leftBehind + ")");
        }
    }

    /// What the platform tells about how to sign in.
    public String invitation() {
        return bean(Demonstration.class).invitation();
    }

    /// Of the administrator with this login, in an installation that was founded empty.
    public String firstPassword(String login) {
        return firstPassword(invitation(), login);
    }

    public static String firstPassword(String said, String login) {
        var told = Pattern.compile("(?:shown once: | · )" + login + " (\\S+)").matcher(said);
        if (!told.find()) {
            throw new IllegalArgumentException("no first password of " + login + " in: " + said);
        }
        return told.group(1);
    }
}
