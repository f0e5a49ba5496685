package org.yuanliu.core;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes down which clauses a run of tests spoke of, and how it went: `target/clauses`, one file
/// for each test class, for the matrix in `docs/clauses.md`.
///
/// A test is proof when it asked the running product something over HTTP; otherwise it is support.
/// It is the test's own doing that decides, not where its class stands. Tests run one after the
/// other, so one flag is enough.
public final class ClauseRecorder implements TestExecutionListener {

    private static final Path FOLDER = Path.of("target", "clauses");
    private static volatile boolean askedTheProduct;

    /// By class and method.
    private final Map<String, Line> lines = new TreeMap<>();

    /// Called by the HTTP client of the tests.
    public static void theProductWasAsked() {
        askedTheProduct = true;
    }

    private record Line(String type, String sentence, String ids, boolean proof, boolean passed) {

        Line and(Line other) {
            return new Line(type, sentence, ids, proof || other.proof, passed && other.passed);
        }

        String written() {
            return String.join(
                    "\t",
                    proof ? "proof" : "support",
                    passed ? "passed" : "failed",
                    ids,
                    type.substring(type.lastIndexOf('.') + 1) + ": " + sentence);
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            askedTheProduct = false;
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || result.getStatus() == TestExecutionResult.Status.ABORTED) {
            return;
        }
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .ifPresent(it ->
                        record(it, result.getStatus() == TestExecutionResult.Status.SUCCESSFUL));
    }

    private void record(MethodSource source, boolean passed) {
        var method = source.getJavaMethod();
        var ids = ids(method);
        if (!ids.isEmpty()) {
            var line =
                    new Line(
                            source.getClassName(),
                            sentence(method.getName()),
                            ids,
                            askedTheProduct,
                            passed);
            lines.merge(source.getClassName() + "#" + method.getName(), line, Line::and);
        }
    }

    private static String ids(Method method) {
        return Stream.<AnnotatedElement>of(method, method.getDeclaringClass())
                .flatMap(it -> Optional.ofNullable(it.getAnnotation(Clause.class)).stream())
                .flatMap(it -> Arrays.stream(it.value()))
                .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)
                .stream()
                .collect(joining(","));
    }

    /// `aSaleIsFound` reads "a sale is found".
    static String sentence(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// A folder without files says that the tests ran and named no clause.
    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        makeFolder();
        lines.values().stream()
                .collect(groupingBy(Line::type, TreeMap::new, joiningLines()))
                .forEach(ClauseRecorder::write);
        lines.clear();
    }

    private static java.util.stream.Collector<Line, ?, String> joiningLines() {
        return java.util.stream.Collectors.mapping(Line::written, joining("\n", "", "\n"));
    }

    private static void makeFolder() {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(String type, String text) {
        try {
            Files.writeString(FOLDER.resolve(type + ".tsv"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
