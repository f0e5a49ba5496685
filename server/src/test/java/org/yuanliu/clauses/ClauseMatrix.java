package org.yuanliu.clauses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes `docs/clauses.md` and `docs/clauses.json`, or with `--check` says whether they are what
/// the last test runs would write.
///
///     java -cp 'server/target/test-classes:server/target/app/lib/*' \
///         org.yuanliu.clauses.ClauseMatrix [--check] [ROOT]
///
/// There are three parts: the tests of core, of the server, and in the browser. A part whose results
/// are there is taken from them, whole; a part that was not run stays as it was committed. So the
/// matrix can be written after any of them, and is right once all have run.
///
/// It ends with 1 when a test names a clause that does not exist, or when files differ.
public final class ClauseMatrix {

    private ClauseMatrix() {}

    public static void main(String[] arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        boolean check = words.remove("--check");
        var root = Path.of(words.isEmpty() ? "." : words.getFirst());
        var complaints = run(root, check);
        complaints.forEach(it -> System.err.println("clauses: " + it));
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    static List<String> run(Path root, boolean check) throws IOException {
        var docs = root.resolve("docs");
        var clauses = Clauses.read(Files.readString(docs.resolve("requirements.md")));
        var matrix = new Matrix(clauses, results(root, docs));
        var unknown = matrix.unknown();
        if (!unknown.isEmpty()) {
            return unknown;
        }
        var complaints = new ArrayList<String>();
        for (var file : matrix.files().entrySet()) {
            var path = docs.resolve(file.getKey());
            if (!check) {
                Files.writeString(path, file.getValue());
            } else if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                complaints.add(
                        "docs/"
                                + file.getKey()
                                + " is not what the tests say; run the same command without --check"
                                + " and commit it");
            }
        }
        return complaints;
    }

    private static List<Result> results(Path root, Path docs) throws IOException {
        var results = new ArrayList<Result>();
        var committed = Result.committed(docs.resolve("clauses.json"));
        for (var part : Result.Part.values()) {
            var fresh = part.read(root);
            results.addAll(
                    fresh.orElseGet(
                            () -> committed.stream().filter(it -> it.part() == part).toList()));
        }
        results.sort(Comparator.comparing(Result::name).thenComparing(Result::kind));
        return results;
    }
}
