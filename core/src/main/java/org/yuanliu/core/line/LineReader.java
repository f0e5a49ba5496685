package org.yuanliu.core.line;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The lines of a text of any length, one at a time, with their numbers.
///
/// It takes a `Reader` and never a path, so that a file, a request and a test are read alike. A
/// line longer than [#LONGEST] is told as such and passed over, so memory stays bounded whatever
/// comes. Empty lines are passed over.
public final class LineReader implements Iterator<LineReader.Line> {

    /// More than any record of ours can have.
    public static final int LONGEST = 1_048_576;

    /// One line and where it stands.
    ///
    /// @param number from one, as editors count
    /// @param text empty when the line is too long to be one of ours
    public record Line(long number, Optional<String> text) {}

    private final Reader reader;
    private final char[] buffer = new char[16_384];
    private int from;
    private int to;
    private long number;
    private Optional<Line> next = Optional.empty();

    public LineReader(Reader reader) {
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && fill()) {
            next = line();
        }
        return next.isPresent();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var line = next.orElseThrow();
        next = Optional.empty();
        return line;
    }

    /// The line that begins here; none if it is empty.
    private Optional<Line> line() {
        number++;
        var text = new StringBuilder();
        boolean tooLong = false;
        while (fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            tooLong |= text.length() + end - from > LONGEST;
            if (!tooLong) {
                text.append(buffer, from, end - from);
            }
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        if (tooLong) {
            return Optional.of(new Line(number, Optional.empty()));
        }
        return text.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new Line(number, Optional.of(withoutMark(text).stripTrailing())));
    }

    /// Some programs begin a file with a byte order mark.
    private String withoutMark(StringBuilder text) {
        return number == 1 && text.charAt(0) == '\uFEFF' ? text.substring(1) : text.toString();
    }

    private boolean fill() {
        if (from < to) {
            return true;
        }
        try {
            from = 0;
            to = reader.read(buffer);
            return to > 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
