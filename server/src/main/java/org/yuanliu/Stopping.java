package org.yuanliu;

import java.util.ArrayDeque;
import java.util.Deque;

/// What has been started, stopped in the reverse order: first the platform, so that nothing is
/// half-done, then its database, then the hold on the folder.
final class Stopping {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private volatile boolean begun;

    /// What is started while everything stops, is stopped at once.
    void afterwards(Runnable step) {
        synchronized (steps) {
            if (!begun) {
                steps.push(step);
                return;
            }
        }
        step.run();
    }

    boolean hasBegun() {
        return begun;
    }

    /// One failing step must not keep the others from being taken.
    void stop() {
        begun = true;
        while (true) {
            Runnable step;
            synchronized (steps) {
                if (steps.isEmpty()) {
                    return;
                }
                step = steps.pop();
            }
            try {
                step.run();
            } catch (RuntimeException failure) {
                System.err.println("yuanliu: " + failure.getMessage());
            }
        }
    }
}
