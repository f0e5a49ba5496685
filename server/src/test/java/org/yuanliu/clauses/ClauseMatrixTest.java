package org.yuanliu.clauses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClauseMatrixTest {

    @TempDir Path root;

    @BeforeEach
    void requirements() throws IOException {
        write(
                "docs/requirements.md",
                """
                | prefix | what it is |
                | --- | --- |
                | EC | not a clause |

                ## SG · sellers

                | ID | requirement |
                | --- | --- |
                | SG-5.5 | registration |
                | SG-5.8 | correction |
                """);
    }

    @Test
    void proofMakesAClausePassAndSupportAloneLeavesItOpen() throws IOException {
        write("server/target/clauses/A.tsv", "proof\tpassed\tSG-5.5\tA: it works\n");
        write("core/target/clauses/B.tsv", "support\tpassed\tSG-5.5,SG-5.8\tB: it adds up\n");

        assertThat(ClauseMatrix.run(root, false)).isEmpty();

        assertThat(markdown())
                .contains("2 clauses: 1 passed, 0 failed, 1 open.")
                .contains("| SG-5.5 | registration | A: it works | B: it adds up | passed |")
                .contains("| SG-5.8 | correction |  | B: it adds up | open |");
        assertThat(ClauseMatrix.run(root, true)).isEmpty();
    }

    @Test
    void aFailureIsShownWhateverElsePassed() throws IOException {
        write(
                "server/target/clauses/A.tsv",
                "proof\tpassed\tSG-5.5\tA: it works\nproof\tfailed\tSG-5.5\tA: it always works\n");

        ClauseMatrix.run(root, false);

        assertThat(markdown()).contains("A: it always works **failed**", "| failed |");
    }

    @Test
    void aPartThatWasNotRunStaysAsItWasCommitted() throws IOException {
        write("server/target/clauses/A.tsv", "proof\tpassed\tSG-5.5\tA: it works\n");
        write(
                "web/test-results/e2e.json",
                """
                {"suites":[{"specs":[],"suites":[{"specs":[
                  {"title":"a mistake is corrected [SG-5.8][SG-5.5]","ok":true,"file":"phone.spec.ts"},
                  {"title":"names no clause","ok":false,"file":"phone.spec.ts"}]}]}]}
                """);
        ClauseMatrix.run(root, false);
        var whole = markdown();
        assertThat(whole).contains("phone.spec.ts: a mistake is corrected");

        Files.delete(root.resolve("web/test-results/e2e.json"));
        assertThat(ClauseMatrix.run(root, true)).isEmpty();
        write("server/target/clauses/A.tsv", "proof\tfailed\tSG-5.5\tA: it works\n");

        assertThat(ClauseMatrix.run(root, true)).hasSize(2).allMatch(it -> it.contains("--check"));
        assertThat(markdown()).isEqualTo(whole);
    }

    @Test
    void anUnknownClauseIsRefusedAndNothingIsWritten() throws IOException {
        write("server/target/clauses/A.tsv", "proof\tpassed\tSG-5.5,SG-99\tA: it works\n");

        assertThat(ClauseMatrix.run(root, false))
                .containsExactly("no such clause: SG-99, named by A: it works");
        assertThat(root.resolve("docs/clauses.md")).doesNotExist();
    }

    private String markdown() throws IOException {
        return Files.readString(root.resolve("docs/clauses.md"));
    }

    private void write(String name, String text) throws IOException {
        var path = root.resolve(name);
        Files.createDirectories(path.resolve("..").normalize());
        Files.writeString(path, text);
    }
}
