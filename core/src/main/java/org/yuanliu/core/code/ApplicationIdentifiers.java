package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The table of application identifiers. No identifier is the beginning of another one, so a text
/// can be taken apart from the left.
final class ApplicationIdentifiers {

    private static final int LONGEST_NUMBER = 4;

    /// The table that ships beside this class.
    static final ApplicationIdentifiers GS1 = shipped("application-identifiers.txt");

    /// By the digits with a one in front of them, so that 01 and 001 differ.
    private final List<Optional<ApplicationIdentifier>> byNumber =
            new ArrayList<>(java.util.Collections.nCopies(20_000, Optional.empty()));

    private ApplicationIdentifiers(List<String> lines) {
        lines.stream()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .forEach(it -> add(it.split("\\|", -1)));
    }

    static ApplicationIdentifiers readFrom(Reader reader) {
        return new ApplicationIdentifiers(new BufferedReader(reader).lines().toList());
    }

    Optional<ApplicationIdentifier> numbered(String number) {
        return numbered(number, 0, number.length());
    }

    /// The identifier whose digits stand between the positions.
    Optional<ApplicationIdentifier> numbered(String text, int from, int to) {
        if (to - from < 2 || to - from > LONGEST_NUMBER || to > text.length()) {
            return Optional.empty();
        }
        int index = 1;
        for (int i = from; i < to; i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return Optional.empty();
            }
            index = index * 10 + text.charAt(i) - '0';
        }
        return byNumber.get(index);
    }

    /// The identifier that begins at the position.
    Optional<ApplicationIdentifier> at(String text, int position) {
        int index = 1;
        for (int i = position; i < Math.min(position + LONGEST_NUMBER, text.length()); i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return Optional.empty();
            }
            index = index * 10 + text.charAt(i) - '0';
            if (index >= 100 && byNumber.get(index).isPresent()) {
                return byNumber.get(index);
            }
        }
        return Optional.empty();
    }

    private void add(String[] columns) {
        var format = columns[1].strip();
        var flags =
                format.substring(0, format.length() - format.replaceFirst("^[*? ]+", "").length());
        var components =
                words(format.substring(flags.length())).stream().map(Component::of).toList();
        var range = columns[0].strip().split("-", -1);
        int width = range[0].length();
        for (int n = Integer.parseInt(range[0]);
                n <= Integer.parseInt(range[range.length - 1]);
                n++) {
            var number = "0".repeat(width - Integer.toString(n).length()) + n;
            byNumber.set(
                    Integer.parseInt("1" + number),
                    Optional.of(
                            new ApplicationIdentifier(
                                    number,
                                    Integer.parseInt("1" + number),
                                    flags.contains("*"),
                                    flags.contains("?"),
                                    components,
                                    words(columns[2]).stream().map(NumberSpan::of).toList(),
                                    words(columns[3]).stream().map(it -> together(it)).toList(),
                                    alternatives(columns[4].strip()))));
        }
    }

    private static List<NumberSpan> together(String numbers) {
        return Arrays.stream(numbers.split("\\+", -1)).map(NumberSpan::of).toList();
    }

    private static List<List<String>> alternatives(String column) {
        if (column.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(column.replace("-", "").split("/", -1))
                .map(ApplicationIdentifiers::words)
                .toList();
    }

    private static List<String> words(String column) {
        return Arrays.stream(column.strip().split("\\s+")).filter(it -> !it.isEmpty()).toList();
    }

    private static ApplicationIdentifiers shipped(String name) {
        try (var stream =
                Objects.requireNonNull(
                        ApplicationIdentifiers.class.getResourceAsStream(name), name)) {
            return readFrom(new InputStreamReader(stream, UTF_8));
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }
}
