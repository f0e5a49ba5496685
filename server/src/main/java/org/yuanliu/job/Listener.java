package org.yuanliu.job;

/// Ears of a module for one kind of news.
///
/// The news is kept from the transaction that made it true until this has done its part, in a
/// transaction of its own that also forgets the delivery: so its part is done exactly once, however
/// often the product is killed. After a failure it hears the news again, later each time; other
/// listeners don't wait for that. News may come in another order than they happened.
///
/// @param <N> the news, a record that JSON can hold; told by publishing it as an event of Spring
public interface Listener<N> {

    /// The word under which deliveries are stored: never changed.
    String name();

    Class<N> news();

    /// Runs in the scope of the platform itself.
    void hear(N news);
}
