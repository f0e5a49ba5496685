package org.yuanliu.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Wakes whoever carries out work, as soon as a transaction has committed that left some.
///
/// Missing a call does no harm: sleepers look by themselves now and then.
@Component
class Wake {

    private final Semaphore work = new Semaphore(0);
    private final Semaphore news = new Semaphore(0);

    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        now();
                    }
                });
    }

    void now() {
        work.release();
        news.release();
    }

    boolean waitForWork(Duration longest) throws InterruptedException {
        return wait(work, longest);
    }

    boolean waitForNews(Duration longest) throws InterruptedException {
        return wait(news, longest);
    }

    private static boolean wait(Semaphore calls, Duration longest) throws InterruptedException {
        boolean called = calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        calls.drainPermits();
        return called;
    }
}
