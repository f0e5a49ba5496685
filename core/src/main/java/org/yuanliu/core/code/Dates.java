package org.yuanliu.core.code;

/// Days as they stand in codes.
final class Dates {

    private Dates() {}

    /// Six digits. GS1 lets two digits of a year stand for one from 49 years ago to 50 years ahead;
    /// in all of that time a year divisible by four is a leap year.
    static boolean isShort(String text, int at, int firstDay) {
        return isDay(two(text, at), two(text, at + 2), two(text, at + 4), firstDay);
    }

    /// Eight digits.
    static boolean isLong(String text, int at) {
        int year = two(text, at) * 100 + two(text, at + 2);
        boolean common = year % 100 == 0 && year % 400 != 0;
        return isDay(common ? 1 : year, two(text, at + 4), two(text, at + 6), 1);
    }

    private static boolean isDay(int year, int month, int day, int firstDay) {
        int lastDay =
                switch (month) {
                    case 1, 3, 5, 7, 8, 10, 12 -> 31;
                    case 4, 6, 9, 11 -> 30;
                    case 2 -> year % 4 == 0 ? 29 : 28;
                    default -> -1;
                };
        return day >= firstDay && day <= lastDay;
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
