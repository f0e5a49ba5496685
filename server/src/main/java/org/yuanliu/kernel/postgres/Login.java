package org.yuanliu.kernel.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where a database answers, and as whom. It prints without its password.
public record Login(String url, String user, String password) {

    static Login local(int port, String database, String user, String password) {
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /// A connection of its own, for few and rare uses; whoever needs many keeps a pool.
    public Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
