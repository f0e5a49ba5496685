package org.yuanliu.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every package introduces itself.
class PackagesTest {

    private static final int SHORTEST = 60;

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        var packages = packages();

        assertThat(packages).hasSizeGreaterThan(20);
        assertThat(packages)
                .allSatisfy(it ->
                        assertThat(introduction(it))
                                .as(it.toString())
                                .hasSizeGreaterThan(SHORTEST));
    }

    @Test
    void noPackageLetsNullsIn() throws IOException {
        assertThat(packages())
                .allSatisfy(it ->
                        assertThat(Files.readString(it.resolve("package-info.java")))
                                .contains("@NullMarked"));
    }

    @Test
    void aModuleNamesItsInvariant() throws IOException {
        var modules = packages().stream().filter(PackagesTest::isModule).toList();

        assertThat(modules).hasSizeGreaterThanOrEqualTo(7);
        assertThat(modules)
                .allSatisfy(it ->
                        assertThat(introduction(it)).as(it.toString()).contains("Invariant:"));
    }

    private static boolean isModule(Path folder) {
        return folder.toString().matches(".*/server/src/main/java/org/yuanliu/[a-z]+");
    }

    private static String introduction(Path folder) throws IOException {
        var file = folder.resolve("package-info.java");
        assertThat(file).exists();
        return Files.readAllLines(file).stream()
                .takeWhile(it -> !it.startsWith("package "))
                .filter(it -> it.startsWith("///"))
                .map(it -> it.substring(3).strip())
                .collect(Collectors.joining(" "));
    }

    /// Folders with a class in them, in every part of the project that has Java.
    private static List<Path> packages() throws IOException {
        var root = Path.of("..").toAbsolutePath().normalize();
        try (var parts = Files.list(root)) {
            var sources =
                    parts.map(it -> it.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .toList();
            assertThat(sources).hasSizeGreaterThanOrEqualTo(3);
            return sources.stream().flatMap(it -> folders(it).stream()).toList();
        }
    }

    private static List<Path> folders(Path source) {
        try (var files = Files.walk(source)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
