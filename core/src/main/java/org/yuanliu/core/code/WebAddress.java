package org.yuanliu.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A web address taken apart. Positions are those in the text.
///
/// @param host in lower case, without the port
/// @param path its pieces between the slashes
/// @param query where the question mark stands, or the end of the text
/// @param fragment where the hash stands, or the end of the text
record WebAddress(String text, String host, List<Segment> path, int query, int fragment) {

    /// A piece of the path, and where it begins in the text.
    record Segment(String text, int at) {}

    static Optional<WebAddress> of(String text) {
        int host = afterScheme(text);
        if (host < 0) {
            return Optional.empty();
        }
        int path = firstOf('/', '?', '#', text, host);
        if (path == host) {
            return Optional.empty();
        }
        int query = firstOf('?', '#', '#', text, path);
        int fragment = firstOf('#', '#', '#', text, query);
        int port = text.indexOf(':', host);
        var name = text.substring(host, port < 0 || port > path ? path : port);
        return Optional.of(
                new WebAddress(
                        text,
                        name.toLowerCase(Locale.ROOT),
                        segments(text, path, query),
                        query,
                        fragment));
    }

    static int afterScheme(String text) {
        if (text.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        return text.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
    }

    /// The pairs of the query as name, value and where the value begins.
    List<Pair> pairs() {
        var pairs = new ArrayList<Pair>(4);
        int start = query + 1;
        while (start < fragment) {
            int end = firstOf('&', '&', '&', text, start, fragment);
            int equals = text.indexOf('=', start);
            if (equals >= 0 && equals < end) {
                pairs.add(
                        new Pair(
                                text.substring(start, equals),
                                text.substring(equals + 1, end),
                                start,
                                equals + 1));
            }
            start = end + 1;
        }
        return pairs;
    }

    record Pair(String name, String value, int at, int valueAt) {}

    private static int firstOf(char one, char two, char three, String text, int from) {
        return firstOf(one, two, three, text, from, text.length());
    }

    private static int firstOf(char one, char two, char three, String text, int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == one || c == two || c == three) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static List<Segment> segments(String text, int from, int to) {
        var segments = new ArrayList<Segment>(8);
        int start = from + 1;
        while (start <= to) {
            int end = firstOf('/', '/', '/', text, start, to);
            segments.add(new Segment(text.substring(start, end), start));
            start = end + 1;
        }
        if (!segments.isEmpty() && segments.getLast().text().isEmpty()) {
            segments.removeLast();
        }
        return segments;
    }
}
