package org.yuanliu.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Founding;
import org.yuanliu.access.Installation;
import org.yuanliu.access.Party;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Desk;
import org.yuanliu.world.Settings;
import org.yuanliu.world.World;

/// Founds an installation: as a demonstration with the fictional world, or empty with its three
/// administrators.
@Service
public class Demonstration {

    /// Printed at the start and on the sign-in page: everything behind it is fictional.
    public static final String PASSWORD = "yuanliu-2026";

    private static final String OPERATOR = "平台运营";

    private static final List<Card> ADMINISTRATORS =
            List.of(
                    card(
                            "admin",
                            Role.SYSTEM_ADMIN,
                            "系统管理员",
                            "System administrator",
                            "建单位和账号，申请角色",
                            "makes organisations and accounts, asks for roles"),
                    card(
                            "security",
                            Role.SECURITY_ADMIN,
                            "安全管理员",
                            "Security administrator",
                            "授角色、重置密码、管策略和密钥",
                            "grants roles, resets passwords, keeps policy and keys"),
                    card(
                            "audit",
                            Role.AUDIT_ADMIN,
                            "审计管理员",
                            "Audit administrator",
                            "看全部日志，导出检查点",
                            "reads the whole journal, exports checkpoints"));

    private final Installation installation;
    private final Founding founding;
    private final WorldLoader loader;
    private final Scopes scopes;
    private final Clock clock;
    private volatile String firstPasswords = "";

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
                        founding.relax();
                        loader.load(acting, world, PASSWORD);
                    }
                    appoint(acting, asDemonstration);
                    return asDemonstration;
                });
    }

    /// How to sign in, in one line.
    public String invitation() {
        if (installation.isDemonstration()) {
            return "演练环境，任选角色登录；口令 password: " + PASSWORD;
        }
        return firstPasswords.isEmpty()
                ? "请用本单位账号登录 sign in with your account"
                : "三员首次口令，只显示一次 first passwords, shown once: " + firstPasswords;
    }

    World world() {
        return new World(Settings.demonstration(LocalDate.ofInstant(clock.instant(), Desk.ZONE)));
    }

    private static Party operator() {
        return new Party(
                Acting.PLATFORM,
                "operator",
                Optional.empty(),
                OPERATOR,
                "Platform operation",
                Optional.empty(),
                new Party.Region("000000", "", ""),
                true,
                List.of());
    }

    /// An installation of an earlier version had one administrator; the others join here.
    public void complete() {
        var acting = Acting.platform("founding");
        scopes.write(
                acting,
                () -> {
                    appoint(acting, installation.isDemonstration());
                    return acting;
                });
    }

    private void appoint(Acting acting, boolean asDemonstration) {
        var made =
                founding.missingAdministrators(
                        acting,
                        it -> asDemonstration ? it + ".platform" : it,
                        asDemonstration ? Optional.of(PASSWORD) : Optional.empty());
        firstPasswords =
                made.stream()
                        .map(it -> it.login() + " " + it.password())
                        .collect(Collectors.joining(" · "));
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
        return loader.invitation(world(), ADMINISTRATORS, version());
    }

    private static Card card(
            String login, Role role, String zh, String en, String zhJob, String enJob) {
        return new Card(
                login + ".platform",
                role.word(),
                new Text(zh, en),
                OPERATOR,
                new Text(zhJob, enJob));
    }

    private static String version() {
        return Optional.ofNullable(Demonstration.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }
}
