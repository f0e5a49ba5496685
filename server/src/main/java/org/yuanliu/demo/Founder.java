package org.yuanliu.demo;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Installation;

/// Founds a new installation before the first request can come in, so that nobody sees half of it.
@Component
class Founder implements SmartLifecycle {

    private final Installation installation;
    private final Demonstration demonstration;
    private final String asked;
    private volatile boolean running;

    Founder(
            Installation installation,
            Demonstration demonstration,
            @Value("${yuanliu.found:}") String asked) {
        this.installation = installation;
        this.demonstration = demonstration;
        this.asked = asked;
    }

    @Override
    public void start() {
        running = true;
        if (!asked.isEmpty() && installation.isNew()) {
            demonstration.found(asked.equals("demonstration"));
        } else if (!asked.isEmpty()) {
            demonstration.complete();
        }
    }

    /// Long before the web server, which starts among the last.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
