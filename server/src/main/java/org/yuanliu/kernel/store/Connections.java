package org.yuanliu.kernel.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The connections of the application, all with the account that row-level security binds.
@Configuration(proxyBeanMethods = false)
class Connections {

    @Bean
    DataSource dataSource(
            Database database, @Value("${yuanliu.database.patience:30s}") Duration patience) {
        var login = database.application();
        var config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        // Fewer make busy readers queue for a connection longer than they use it.
        config.setMaximumPoolSize(32);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("ApplicationName", "yuanliu");
        // A server that hangs is as bad as one that is gone: whoever asks gets an answer.
        config.addDataSourceProperty("socketTimeout", String.valueOf(patience.toSeconds()));
        var connections = new HikariDataSource(config);
        // The pool trusts a connection for half a second after its last use.
        database.whenGone(() -> connections.getHikariPoolMXBean().softEvictConnections());
        return connections;
    }
}
