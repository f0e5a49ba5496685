package org.yuanliu.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Founding;
import org.yuanliu.access.Founding.NewPerson;
import org.yuanliu.access.Installation;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Desk;
import org.yuanliu.kernel.Ids;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// Founds an installation: as a demonstration with the fictional world, or empty with one
/// administrator.
@Service
public class Demonstration {

    /// Printed at the start and on the sign-in page: everything behind it is fictional.
    public static final String PASSWORD = "yuanliu-2026";

    private final Installation installation;
    private final Founding founding;
    private final WorldLoader loader;
    private final Scopes scopes;
    private final Clock clock;
    private volatile Optional<String> firstPassword = Optional.empty();

    Demonstration(
            Installation installation,
            Founding founding,
            WorldLoader loader,
            Scopes scopes,
            Clock clock) {
        this.installation = installation;
        this.founding = founding;
        this.loader = loader;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// All or nothing: an installation half made would look like a whole one.
    public void found(boolean asDemonstration) {
        var acting = Acting.platform("founding");
        scopes.write(
                acting,
                () -> {
                    installation.found(asDemonstration);
                    var world = world();
                    world.regions()
                            .forEach(it ->
                                    founding.region(
                                            it.code(),
                                            it.parentCode(),
                                            it.level().word(),
                                            it.zh(),
                                            it.en()));
                    founding.party(acting, operator());
                    if (asDemonstration) {
                        loader.load(acting, world, PASSWORD);
                    } else {
                        firstAdministrator(acting);
                    }
                    return asDemonstration;
                });
    }

    /// How to sign in, in one line.
    public String invitation() {
        if (installation.isDemonstration()) {
            return "演练环境，任选角色登录；口令 password: " + PASSWORD;
        }
        return firstPassword
                .map(it -> "管理员 administrator: admin，首次口令 first password: " + it)
                .orElse("请用本单位账号登录 sign in with your account");
    }

    World world() {
        return new World(Settings.demonstration(LocalDate.ofInstant(clock.instant(), Desk.ZONE)));
    }

    private static Party operator() {
        return new Party(
                Acting.PLATFORM,
                "operator",
                Optional.empty(),
                "平台运营",
                "Platform operation",
                Optional.empty(),
                new Party.Region("000000", "", ""),
                true,
                List.of());
    }

    private void firstAdministrator(Acting acting) {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "-7";
        founding.people(
                acting,
                List.of(
                        new NewPerson(
                                Ids.next(),
                                "admin",
                                "管理员",
                                List.of(
                                        new NewPerson.Place(
                                                Acting.PLATFORM, Role.PLATFORM_ADMIN)))),
                password);
        firstPassword = Optional.of(password);
    }

    /// What the sign-in page shows of this installation.
    public record Invitation(
            String name,
            String version,
            boolean demonstration,
            List<Card> roleCards,
            List<SceneView> scenes) {}

    public record Card(String login, String role, Text title, String party, Text job) {}

    /// A unit prepared for the guided tour.
    public record SceneView(
            String code,
            String elementString,
            String digitalLink,
            Party.Named supplier,
            Party.Named store,
            Party.Named authority) {}

    public Invitation platform() {
        if (!installation.isDemonstration()) {
            return new Invitation("源流 Yuanliu", version(), false, List.of(), List.of());
        }
        return loader.invitation(world(), version());
    }

    private static String version() {
        return Optional.ofNullable(Demonstration.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }
}
