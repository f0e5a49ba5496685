package org.yuanliu.desk;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yuanliu.access.AccountLocked;
import org.yuanliu.access.Members;
import org.yuanliu.access.PasswordReset;
import org.yuanliu.access.Role;
import org.yuanliu.access.RoleAsked;
import org.yuanliu.access.RoleGranted;
import org.yuanliu.access.SecondFactorReset;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.job.Listener;

/// What happened to an account, told to whoever answers for it: the security administrators, or its
/// owner. What opens an administrator's account is told to all the other administrators, so that
/// none of them becomes another one unseen. No name stands in it, so that erasing a name erases it
/// here too.
@Configuration
class AccountNews {

    private final Notices notices;
    private final Members members;

    AccountNews(Notices notices, Members members) {
        this.notices = notices;
        this.members = members;
    }

    /// One ear, as it is told to the one who brings the news.
    private record Ear<N>(String name, Class<N> news, Consumer<N> then) implements Listener<N> {
        @Override
        public void hear(N told) {
            then.accept(told);
        }
    }

    /// Once a day for each account, however often somebody tries.
    @Bean
    Listener<AccountLocked> lockedAccounts() {
        return new Ear<>(
                "desk.account-locked",
                AccountLocked.class,
                it ->
                        tellSecurity(
                                "locked/"
                                        + it.person()
                                        + "/"
                                        + LocalDate.ofInstant(it.at(), Desk.ZONE),
                                "account-locked",
                                new Text(
                                        "有账号因多次输错被暂时锁定，来自 " + it.origin(),
                                        "an account waits after many wrong tries, from "
                                                + it.origin()),
                                it.person()));
    }

    @Bean
    Listener<RoleAsked> askedRoles() {
        return new Ear<>(
                "desk.role-asked",
                RoleAsked.class,
                it ->
                        tellSecurity(
                                "role-asked/" + it.membership(),
                                "role-asked",
                                new Text("有角色申请等待授权", "a role waits to be granted"),
                                it.person()));
    }

    @Bean
    Listener<RoleGranted> grantedRoles() {
        return new Ear<>(
                "desk.role-granted",
                RoleGranted.class,
                it -> {
                    tellOwner(
                            "role-granted/" + it.membership(),
                            "role-granted",
                            new Text("您有一个新的角色", "you have another role"),
                            it.person());
                    tellColleagues(
                            "colleague-granted/" + it.membership(),
                            "role-granted",
                            new Text("有人成为三员之一", "somebody became an administrator"),
                            it.person());
                });
    }

    @Bean
    Listener<PasswordReset> resetPasswords() {
        return new Ear<>(
                "desk.password-reset",
                PasswordReset.class,
                it -> {
                    tellOwner(
                            "password-reset/" + it.person() + "/" + it.at(),
                            "password-reset",
                            new Text(
                                    "您的口令已由安全管理员重置；如非本人申请，请立即联系",
                                    "a security administrator has reset your password; if you did not ask for it, say so at once"),
                            it.person());
                    tellColleagues(
                            "colleague-password-reset/" + it.person() + "/" + it.at(),
                            "password-reset",
                            new Text(
                                    "一位三员的口令已被重置，请与其核实",
                                    "an administrator's password was reset; ask that one"),
                            it.person());
                });
    }

    @Bean
    Listener<SecondFactorReset> resetFactors() {
        return new Ear<>(
                "desk.second-factor-reset",
                SecondFactorReset.class,
                it -> {
                    tellOwner(
                            "second-factor-reset/" + it.person() + "/" + it.at(),
                            "second-factor-reset",
                            new Text(
                                    "您的动态口令已由管理员解除；如非本人申请，请立即联系",
                                    "an administrator has taken away your second factor; if you did not ask for it, say so at once"),
                            it.person());
                    tellColleagues(
                            "colleague-second-factor-reset/" + it.person() + "/" + it.at(),
                            "second-factor-reset",
                            new Text(
                                    "一位三员的动态口令已被解除，请与其核实",
                                    "an administrator's second factor was taken away; ask that one"),
                            it.person());
                });
    }

    /// Where the account is an administrator's: the others.
    private void tellColleagues(String cause, String kind, Text title, UUID about) {
        if (members.ofPerson(about).stream().noneMatch(it -> it.role().administers())) {
            return;
        }
        var subject = new Subject("person", about.toString());
        for (var role : Role.ADMINISTRATORS) {
            for (var member : members.holding(role)) {
                if (!member.person().equals(about)) {
                    notices.tell(member.person(), member.party(), cause, kind, title, subject);
                }
            }
        }
    }

    private void tellSecurity(String cause, String kind, Text title, UUID about) {
        var subject = new Subject("person", about.toString());
        for (var member : members.holding(Role.SECURITY_ADMIN)) {
            notices.tell(member.person(), member.party(), cause, kind, title, subject);
        }
    }

    /// Wherever he looks next.
    private void tellOwner(String cause, String kind, Text title, UUID owner) {
        var subject = new Subject("account", owner.toString());
        for (var member : members.ofPerson(owner)) {
            notices.tell(owner, member.party(), cause + "/" + member.party(), kind, title, subject);
        }
    }
}
