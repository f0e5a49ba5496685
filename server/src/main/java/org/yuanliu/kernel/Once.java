package org.yuanliu.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.yuanliu.kernel.store.AnswerStore;
import tools.jackson.databind.json.JsonMapper;

/// A command by a person is carried out once, however often it is sent.
///
/// The answer is kept in the transaction of the command: either both are there or neither. It runs
/// inside a transaction that the caller has opened.
@Service
public class Once {

    private final AnswerStore answers;
    private final JsonMapper json;
    private final Clock clock;

    Once(AnswerStore answers, JsonMapper json, Clock clock) {
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    /// How an answer is kept, where it may hold what must not lie in clear.
    public interface Writing {
        String kept(String answer);

        String answer(String kept);
    }

    /// The same key with the same request is answered from what is kept; with another request it is
    /// refused.
    public <T> T answer(
            UUID person,
            UUID party,
            UUID key,
            String command,
            Object request,
            Class<T> type,
            Writing writing,
            Supplier<T> work) {
        var asked = hash(command + "\n" + json.writeValueAsString(request));
        if (!answers.claim(person, party, key, asked, clock.instant())) {
            var kept = answers.kept(person, party, key);
            if (!kept.requestHash().equals(asked)) {
                throw new Refusal(ProblemKind.KEY_REUSED);
            }
            return json.readValue(writing.answer(kept.body()), type);
        }
        T answer = work.get();
        answers.keep(person, party, key, writing.kept(json.writeValueAsString(answer)));
        return answer;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
