package org.yuanliu.world;

/// The time a world covers, in seconds since 1970. Nothing happens in the last two days, so that
/// all that happened has been filed, and put right where it was wrong, when the world ends.
record Window(long opens, long closes, long ends) {

    static Window of(Settings settings) {
        long ends = settings.endsAt().toEpochSecond();
        return new Window(settings.startsAt().toEpochSecond(), ends - 2 * Hours.DAY, ends);
    }
}
