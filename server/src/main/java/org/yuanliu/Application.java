package org.yuanliu;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.yuanliu.access.ChainHash;

/// The wiring of the platform.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class Application {

    /// The only clock. Tests bring their own.
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ChainHash chainHash(@Value("${yuanliu.journal.hash:SM3}") String word) {
        return ChainHash.of(word);
    }
}
