package org.yuanliu.mail.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.mail.MailServer;
import org.yuanliu.mail.Security;

/// The one row that says how the mail server is reached.
@Repository
public class ServerStore {

    private final JdbcClient jdbc;

    ServerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MailServer read() {
        return jdbc.sql("select * from mail.server").query(ServerStore::server).single();
    }

    /// Where somebody else changed it meanwhile, nothing is changed. What was set anew is tried at
    /// once.
    public boolean write(MailServer server) {
        return jdbc.sql(
                                """
                                update mail.server
                                   set active = ?, host = ?, port = ?, security = ?, login = ?, password = ?, sender = ?,
                                       platform_address = ?, rest_until = null, version = version + 1
                                 where version = ?
                                """)
                        .param(server.active())
                        .param(server.host())
                        .param(server.port())
                        .param(server.security().word())
                        .param(server.login())
                        .param(server.password().orElse(null))
                        .param(server.sender())
                        .param(server.platformAddress())
                        .param(server.version())
                        .update()
                == 1;
    }

    public void rest(Optional<Instant> until) {
        jdbc.sql("update mail.server set rest_until = ?")
                .param(until.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null))
                .update();
    }

    public void rewrite(String password) {
        jdbc.sql("update mail.server set password = ?").param(password).update();
    }

    private static MailServer server(ResultSet row, int n) throws SQLException {
        return new MailServer(
                row.getBoolean("active"),
                row.getString("host"),
                row.getInt("port"),
                Security.of(row.getString("security")).orElseThrow(),
                row.getString("login"),
                Optional.ofNullable(row.getString("password")),
                row.getString("sender"),
                row.getString("platform_address"),
                Optional.ofNullable(row.getObject("rest_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("version"));
    }
}
