package org.yuanliu.kernel.web;

import java.util.function.ToIntFunction;
import org.springframework.http.ResponseEntity;
import org.yuanliu.kernel.Refusal;

/// The version of what is edited, as an ETag.
public final class Versions {

    private Versions() {}

    public static <T> ResponseEntity<T> answer(T body, ToIntFunction<T> version) {
        return ResponseEntity.ok().eTag("\"" + version.applyAsInt(body) + "\"").body(body);
    }

    public static int of(String ifMatch) {
        var text = ifMatch.strip();
        if (!text.matches("\"[0-9]{1,9}\"")) {
            throw Refusal.field(
                    "If-Match", text, "读取时得到的 ETag", "the ETag that came with the page");
        }
        return Integer.parseInt(text.substring(1, text.length() - 1));
    }
}
