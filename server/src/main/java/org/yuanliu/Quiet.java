package org.yuanliu;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Before Spring has read how to log, the logging library would tell everything.
final class Quiet {

    private Quiet() {}

    static void untilSpringSpeaks() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
