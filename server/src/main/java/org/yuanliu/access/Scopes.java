package org.yuanliu.access;

import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yuanliu.access.store.ScopeStore;

/// Opens every transaction of the product, and says to the database on whose behalf.
///
/// Row-level security reads what is set here. Without a scope a transaction sees no company's rows.
@Service
public class Scopes {

    /// Whether the work at hand already goes on under the engine's role.
    private static final ScopedValue<Boolean> WIDE = ScopedValue.newInstance();

    private final ScopeStore database;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Scopes(ScopeStore database, PlatformTransactionManager transactions) {
        this.database = database;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    public <T> T write(Acting acting, Supplier<T> work) {
        return in(writing, acting, work);
    }

    public <T> T read(Acting acting, Supplier<T> work) {
        return in(reading, acting, work);
    }

    /// Reads and writes across companies, inside a transaction that already names on whose behalf.
    ///
    /// For rules, chain assembly and jobs. What comes out must pass the scope of whoever asked
    /// before a person sees it.
    public <T> T widely(Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "reading across companies needs a transaction with a scope");
        }
        return WIDE.isBound() ? work.get() : ScopedValue.where(WIDE, true).call(() -> wide(work));
    }

    /// As soon as the transaction at hand is over, however it ended; without one, at once.
    static void afterwards(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        work.run();
                    }
                });
    }

    private <T> T wide(Supplier<T> work) {
        database.widen();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            narrowAfter(failure);
            throw failure;
        }
        database.narrow();
        return result;
    }

    /// Whoever catches the failure must not go on with the engine's eyes. If the database itself
    /// failed, the transaction is over, and the role with it.
    private void narrowAfter(RuntimeException failure) {
        try {
            database.narrow();
        } catch (RuntimeException over) {
            failure.addSuppressed(over);
        }
    }

    private <T> T in(TransactionTemplate kind, Acting acting, Supplier<T> work) {
        return kind.execute(status -> {
            database.actFor(acting.party());
            return work.get();
        });
    }
}
