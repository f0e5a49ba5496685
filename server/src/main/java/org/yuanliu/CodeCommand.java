package org.yuanliu;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Reading;
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

    @Override
    public Integer call() throws Exception {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (texts.isEmpty()) {
            var lines =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(ReadingLine.json(Codes.read(line)));
            }
        } else {
            for (var text : texts) {
                Reading reading = Codes.read(text);
                out.println(json ? ReadingLine.json(reading) : ReadingLine.words(reading));
            }
        }
        out.flush();
        return 0;
    }
}
