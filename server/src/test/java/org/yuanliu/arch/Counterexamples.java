package org.yuanliu.arch;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What nobody writes here. Each class breaks one rule, and the rule's test shows that it is seen.
final class Counterexamples {

    private Counterexamples() {}

    static final class ChecksSomething {
        boolean checkAll() {
            return true;
        }
    }

    static final class JournalCheck {}

    static final class ReadsTheClock {
        Instant now() {
            return Instant.now();
        }
    }

    static final class ReadsTheCalendar {
        LocalDate today() {
            return LocalDate.now(Clock.systemUTC());
        }
    }

    static final class CountsMilliseconds {
        long now() {
            return System.currentTimeMillis();
        }
    }

    @SuppressWarnings("JavaUtilDate")
    static final class MakesADate {
        Date now() {
            return new Date();
        }
    }

    static final class Dices {
        int throwOne() {
            return new Random().nextInt(6);
        }
    }

    static final class DicesElsewhere {
        int throwOne() {
            return ThreadLocalRandom.current().nextInt(6);
        }
    }

    static final class MakesUpAnId {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    static final class ReadsAFile {
        String text(Path path) throws IOException {
            return Files.readString(path);
        }
    }

    static final class CallsSomebody {
        Socket open() throws IOException {
            return new Socket();
        }
    }

    static final class AsksTheDatabase {
        boolean works(Connection connection) throws SQLException {
            return connection.isValid(1);
        }
    }

    static final class AsksThroughSpring {
        Optional<String> one(JdbcClient jdbc) {
            return jdbc.sql("select 1").query(String.class).optional();
        }
    }

    static final class IsInjected {
        @Autowired
        @SuppressWarnings("NullAway")
        private Clock clock;

        @Value("${some.value:}")
        private String value = "";

        String both() {
            return clock + value;
        }
    }

    static final class AnswersTheWeb {
        @GetMapping("/anything")
        String answer(@RequestParam String question) {
            return question;
        }
    }

    /// A value that knows Spring.
    record KnowsSpring(org.springframework.core.io.Resource resource) {}

    static final class KnowsTheWorld {
        String name() {
            return org.yuanliu.world.World.class.getName();
        }
    }

    /// Uses what trace keeps to itself.
    static final class LooksIntoTheStore {
        String name() {
            return org.yuanliu.trace.store.EventStore.class.getName();
        }
    }
}
