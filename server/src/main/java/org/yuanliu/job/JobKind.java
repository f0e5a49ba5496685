package org.yuanliu.job;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;

/// One kind of long work, brought by the module that knows it.
///
/// It is done in chunks. Each chunk runs in a transaction in the scope of whoever ordered the work,
/// and the place after it is stored in that same transaction. So a chunk should take about a second
/// or less: that is what a pause waits for, and what a crash takes back.
///
/// @param <P> what was ordered, a record that JSON can hold
public interface JobKind<P> {

    /// The word under which orders are stored: never changed.
    String name();

    Class<P> settings();

    /// What is counted, such as rows.
    Text unit();

    /// Begins, or goes on at the place of the order. Called outside of any transaction.
    Work open(Order<P> order);

    /// What is to be done, for whom, and from where.
    ///
    /// @param place what the last chunk said; empty at the beginning
    record Order<P>(UUID job, Acting acting, P settings, String place, long done) {}

    /// The work under way. It may keep things open between chunks, such as a file.
    interface Work extends AutoCloseable {

        /// Does the next chunk.
        Step next();

        @Override
        default void close() {}
    }

    /// What came of a chunk.
    sealed interface Step {

        /// There is more to do.
        ///
        /// @param done how much is done since the very beginning
        record Moved(String place, long done, OptionalLong total) implements Step {}

        record Finished(long done, Outcome outcome) implements Step {}
    }

    /// What came of it, in a sentence, and where to look at it in the console.
    record Outcome(Text sentence, Optional<String> link) {}
}
