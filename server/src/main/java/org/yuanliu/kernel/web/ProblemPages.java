package org.yuanliu.kernel.web;

import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.kernel.Language;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Where the `type` of a problem leads: a page that says what it means, in both languages.
@RestController
class ProblemPages {

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(@PathVariable String code) {
        return Arrays.stream(ProblemKind.values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .map(ProblemPages::page)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    private static String page(ProblemKind kind) {
        return """
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%1$s · %2$s</title>
        <h1>%2$s</h1><p>%3$s</p><p>%4$s</p>
        <section lang="en"><h2>%5$s</h2><p>%6$s</p><p>%7$s</p></section>
        <p>HTTP %8$d · <code>%1$s</code></p>
        """
                .formatted(
                        kind.code(),
                        kind.title(Language.ZH),
                        kind.safe(Language.ZH),
                        kind.next(Language.ZH),
                        kind.title(Language.EN),
                        kind.safe(Language.EN),
                        kind.next(Language.EN),
                        kind.status());
    }
}
