package org.yuanliu.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yuanliu.core.code.AddressPattern;
import org.yuanliu.core.code.Codes;
import org.yuanliu.core.code.Level;
import org.yuanliu.core.code.Reading;
import org.yuanliu.core.code.Resolver;
import org.yuanliu.core.code.Scheme;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.registry.CodeAddress.Edit;
import org.yuanliu.registry.CodeAddress.Outcome;
import org.yuanliu.registry.CodeAddress.Test;

/// What is written about a code address, as it was meant, or refused with the field and why.
final class CodeAddressEdits {

    private static final int MOST_TESTS = 20;

    private CodeAddressEdits() {}

    /// A pattern that makes sense; whether its tests hold is another question.
    static AddressPattern pattern(Edit edit) {
        var scheme = word("/scheme", edit.scheme(), Scheme.values(), Scheme::word);
        var level = word("/level", edit.level(), Level.values(), Level::word);
        Fits.must("/note", edit.note(), 0, 500);
        mustBeSome(edit.tests());
        var flaw =
                AddressPattern.flaw(
                        edit.platform().strip(),
                        edit.host().strip(),
                        edit.template().strip(),
                        scheme);
        flaw.ifPresent(it -> {
            throw refusal(it, edit);
        });
        return new AddressPattern(
                edit.platform().strip(),
                edit.host().strip(),
                edit.template().strip(),
                scheme,
                level,
                edit.tests().stream()
                        .map(it -> new AddressPattern.Test(it.text().strip(), wanted(it)))
                        .toList());
    }

    /// Each test with what this pattern alone makes of it.
    static List<Outcome> outcomes(AddressPattern pattern) {
        var alone = new Resolver(List.of(pattern));
        return pattern.tests().stream()
                .map(it ->
                        new Outcome(
                                it.text(),
                                it.identity(),
                                Codes.read(it.text(), alone) instanceof Reading.Known known
                                        ? Optional.of(known.code().identity())
                                        : Optional.empty()))
                .toList();
    }

    /// Refused with what was read instead, so that either the pattern or the test can be mended.
    static void mustHold(AddressPattern pattern) {
        var fields = new ArrayList<Refusal.Field>();
        var outcomes = outcomes(pattern);
        for (int i = 0; i < outcomes.size(); i++) {
            var it = outcomes.get(i);
            if (!it.holds()) {
                fields.add(
                        new Refusal.Field(
                                "/tests/" + i + "/identity",
                                it.expected().orElse(""),
                                "实际识别为：" + it.read().orElse("不识别"),
                                "was read as: " + it.read().orElse("nothing")));
            }
        }
        if (!fields.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID_FIELD, fields, Map.of());
        }
    }

    private static Optional<String> wanted(Test test) {
        return test.identity().map(String::strip).filter(it -> !it.isEmpty());
    }

    /// A pattern that was never seen to match is a guess.
    private static void mustBeSome(List<Test> tests) {
        if (tests.size() > MOST_TESTS || tests.stream().noneMatch(it -> wanted(it).isPresent())) {
            throw Refusal.field(
                    "/tests",
                    String.valueOf(tests.size()),
                    "至少一个能识别的实例网址，最多 " + MOST_TESTS + " 个",
                    "at least one address that it reads, at most " + MOST_TESTS);
        }
        for (int i = 0; i < tests.size(); i++) {
            Fits.must("/tests/" + i + "/text", tests.get(i).text(), 1, 2_000);
        }
    }

    private static Refusal refusal(String field, Edit edit) {
        return switch (field) {
            case "platform" ->
                    Refusal.field(
                            "/platform",
                            edit.platform(),
                            "1–40 个小写字母、数字或短横线",
                            "1 to 40 small letters, digits or hyphens");
            case "host" ->
                    Refusal.field(
                            "/host",
                            edit.host(),
                            "只填主机名，例如 t.example.cn",
                            "the host alone, such as t.example.cn");
            case "template" ->
                    Refusal.field(
                            "/template",
                            edit.template(),
                            "以 / 开头，{code} 恰好一次，例如 /t/{code} 或 /q?c={code}",
                            "begins with /, has {code} once, such as /t/{code} or /q?c={code}");
            default -> Refusal.field("/scheme", edit.scheme(), "不能选这一种", "cannot be this one");
        };
    }

    private static <E> E word(
            String field, String word, E[] all, java.util.function.Function<E, String> name) {
        return Arrays.stream(all)
                .filter(it -> name.apply(it).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.field(
                                field, word, String.join(", ", Stream.of(all).map(name).toList())));
    }
}
