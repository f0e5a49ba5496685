package org.yuanliu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.yuanliu.core.code.Codes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads codes: from the arguments, or one per line from standard input.
@Command(
        name = "code",
        description = "read codes and say what their digits prove",
        mixinStandardHelpOptions = true)
final class CodeCommand implements Callable<Integer> {

    @Option(
            names = "--json",
            description = "one JSON object per line (also the default when input is piped)")
    boolean json;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "a code as scanned or typed")
    List<String> texts = List.of();

    private final InputStream in;
    private final OutputStream out;

    CodeCommand() {
        this(System.in, System.out);
    }

    CodeCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (texts.isEmpty()) {
            new CodeLines(in, out).answer();
        }
        for (var text : texts) {
            var reading = Codes.read(text);
            var line = json ? ReadingLine.json(reading) : ReadingLine.words(reading);
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        return 0;
    }
}
