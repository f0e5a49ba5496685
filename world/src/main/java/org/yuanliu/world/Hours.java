package org.yuanliu.world;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/// When business is done, in seconds since 1970.
final class Hours {

    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;

    private static final long OFFSET = Settings.CHINA.getTotalSeconds();

    private Hours() {}

    /// Some working hours of a day so many days later; later on the same day when that is none and
    /// the day is long enough.
    static long later(Dice dice, long from, int fewestDays, int mostDays) {
        int days = dice.between(fewestDays, mostDays);
        if (days == 0) {
            long soon = from + dice.between(20 * 60, (int) (4 * HOUR));
            return secondOf(soon) < 20 * HOUR && dayOf(soon) == dayOf(from)
                    ? soon
                    : working(dice, dayOf(from) + 1);
        }
        return working(dice, dayOf(from) + days);
    }

    /// Shops are open longer, and on Sundays.
    static long shopping(Dice dice, long from, int fewestDays, int mostDays) {
        long day = dayOf(from) + dice.between(Math.max(1, fewestDays), mostDays);
        return day * DAY - OFFSET + dice.between((int) (9 * HOUR), (int) (21 * HOUR));
    }

    static long dayOf(long moment) {
        return Math.floorDiv(moment + OFFSET, DAY);
    }

    private static long secondOf(long moment) {
        return Math.floorMod(moment + OFFSET, DAY);
    }

    static OffsetDateTime inChina(long moment) {
        return LocalDateTime.ofEpochSecond(moment, 0, Settings.CHINA).atOffset(Settings.CHINA);
    }

    /// One in fifty works in the evening; few on Sundays.
    static long working(Dice dice, long day) {
        long working = Math.floorMod(day + 3, 7) == 6 && dice.chance(0.8) ? day + 1 : day;
        long midnight = working * DAY - OFFSET;
        return dice.chance(0.02)
                ? midnight + dice.between((int) (19 * HOUR), (int) (22 * HOUR))
                : midnight + dice.between((int) (8 * HOUR), (int) (18 * HOUR));
    }
}
