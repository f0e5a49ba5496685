package org.yuanliu.access.store;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Role;
import org.yuanliu.access.SecurityPolicy;

/// The one row with the security policy.
@Repository
public class SecurityPolicyStore {

    private final JdbcClient jdbc;

    SecurityPolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public SecurityPolicy read() {
        return jdbc.sql(
                        "select password_days, warning_days, remembered, second_factor_roles, version from access.security_policy")
                .query((row, n) ->
                        new SecurityPolicy(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                Arrays.stream((String[]) row.getArray(4).getArray())
                                        .map(Role::of)
                                        .collect(Collectors.toSet()),
                                row.getInt(5)))
                .single();
    }

    /// Where somebody else changed it meanwhile, nothing is changed.
    public boolean write(SecurityPolicy policy) {
        return jdbc.sql(
                                """
                                update access.security_policy
                                   set password_days = ?, warning_days = ?, remembered = ?, second_factor_roles = ?, version = version + 1
                                 where version = ?
                                """)
                        .params(
                                policy.passwordDays(),
                                policy.warningDays(),
                                policy.remembered(),
                                policy.secondFactorRoles().stream()
                                        .map(Role::word)
                                        .sorted()
                                        .toArray(String[]::new),
                                policy.version())
                        .update()
                == 1;
    }
}
