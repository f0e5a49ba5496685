package org.yuanliu.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The table of application identifiers. No identifier is the beginning of another one, so a text
/// can be taken apart from the left.
final class ApplicationIdentifiers {

    /// The table that ships beside this class.
    static final ApplicationIdentifiers GS1 = shipped("application-identifiers.txt");

    private final Map<String, ApplicationIdentifier> byNumber = new HashMap<>();

    private ApplicationIdentifiers(List<String> lines) {
        lines.stream()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .forEach(it -> add(it.split("\\|", -1)));
    }

    static ApplicationIdentifiers readFrom(Reader reader) {
        return new ApplicationIdentifiers(new BufferedReader(reader).lines().toList());
    }

    Optional<ApplicationIdentifier> numbered(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /// The identifier that begins at the position.
    Optional<ApplicationIdentifier> at(String text, int position) {
        for (int length = 2; length <= 4 && position + length <= text.length(); length++) {
            var found = numbered(text.substring(position, position + length));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void add(String[] columns) {
        var predefined = columns[1].strip().startsWith("*");
        var components = words(columns[1].replace("*", "")).stream().map(Component::of).toList();
        var excludes = words(columns[2]);
        var range = columns[0].strip().split("-", -1);
        int width = range[0].length();
        for (int n = Integer.parseInt(range[0]);
                n <= Integer.parseInt(range[range.length - 1]);
                n++) {
            var number = "0".repeat(width - Integer.toString(n).length()) + n;
            byNumber.put(
                    number, new ApplicationIdentifier(number, predefined, components, excludes));
        }
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
