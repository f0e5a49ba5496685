package org.yuanliu.document.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import org.yuanliu.document.Documents.Known;
import org.yuanliu.document.ProofCode;
import org.yuanliu.kernel.Language;

/// The public page about one issued document, as HTML that needs nothing else.
final class ProofPage {

    /// What became of comparing a file: its hash, and which of ours it is.
    record Compared(String hash, Optional<String> form) {}

    /// Nobody types more than this by mistake.
    private static final int LONGEST = 100;

    private ProofPage() {}

    static String of(
            Language language,
            ProofCode code,
            Known known,
            boolean exercise,
            Optional<Compared> compared) {
        var facts = new StringBuilder();
        fact(
                facts,
                language.pick("文书", "Document"),
                language.pick(known.kind().zh(), known.kind().en()));
        fact(facts, language.pick("文号", "Number"), known.number());
        fact(facts, language.pick("发文机关", "Issued by"), known.issuer());
        fact(facts, language.pick("发文日期", "Date"), known.day().toString());
        known.replacedBy().ifPresent(it -> fact(facts, language.pick("取代它的文书", "Replaced by"), it));
        fact(facts, language.pick("核验码", "Code"), code.grouped());
        var hashes = new StringBuilder();
        known.hashes()
                .forEach((form, hash) ->
                        hashes.append("<dt>")
                                .append(form.toUpperCase(Locale.ROOT))
                                .append("</dt><dd><code>")
                                .append(hash)
                                .append("</code></dd>"));
        return page(
                language,
                "/d/" + code.text(),
                language.pick("核验文书", "Compare a document"),
                """
                <p class="state %s" role="status"><b>%s</b><br>%s</p>
                %s
                <dl>%s</dl>
                <h2>%s</h2>
                <p>%s</p>
                %s
                <form method="post" action="/d/%s?lang=%s" enctype="multipart/form-data">
                <label for="file">%s</label>
                <input id="file" name="file" type="file" accept=".pdf,.docx" required>
                <button type="submit">%s</button>
                </form>
                <details><summary>SHA-256</summary><dl>%s</dl></details>
                """
                        .formatted(
                                known.state().word(),
                                state(language, known),
                                consequence(language, known),
                                exercise ? exercise(language) : "",
                                facts,
                                language.pick("核对文件", "Compare a file"),
                                language.pick(
                                        "选择您手里的文件，看它和发出时是否一字不差。文件只用来核对，不会保存。",
                                        "Choose the file that you hold, to see whether it is what was issued, to the last byte. It is compared and not kept."),
                                compared.map(it -> compared(language, it)).orElse(""),
                                code.text(),
                                language.pick("zh", "en"),
                                language.pick("PDF 或 DOCX 文件", "PDF or DOCX file"),
                                language.pick("核对", "Compare"),
                                hashes));
    }

    /// What is green here is valid in an exercise, and nowhere else.
    private static String exercise(Language language) {
        return "<p class=\"exercise\" role=\"note\"><b>%s</b> %s</p>"
                .formatted(
                        language.pick("演练环境", "Exercise"),
                        language.pick(
                                "这份文书和其中的单位都是虚构的，没有任何效力。",
                                "This document and everybody in it are invented; it has no effect."));
    }

    static String ask(Language language) {
        return page(
                language,
                "/d/",
                language.pick("核验文书", "Compare a document"),
                "<p>%s</p>%s"
                        .formatted(
                                language.pick(
                                        "输入文书上的核验码，看它是谁发的、现在是否有效。",
                                        "Type the code on the paper to see who issued it and whether it stands."),
                                form(language)));
    }

    private static String form(Language language) {
        return """
        <form method="get" action="/d/">
        <input type="hidden" name="lang" value="%s">
        <label for="code">%s</label>
        <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="52" required>
        <button type="submit">%s</button>
        </form>
        """
                .formatted(
                        language.pick("zh", "en"),
                        language.pick("核验码（26 位）", "Code (26 characters)"),
                        language.pick("查询", "Look up"));
    }

    static String unknown(Language language, String typed) {
        return page(
                language,
                "/d/?code="
                        + UriUtils.encode(
                                typed.substring(0, Math.min(typed.length(), LONGEST)),
                                StandardCharsets.UTF_8),
                language.pick("没有这个核验码", "There is no such code"),
                "<p>%s</p><p>%s</p>%s"
                        .formatted(
                                language.pick(
                                        "没有查到用这个核验码发出的文书。",
                                        "No document was issued with this code."),
                                language.pick(
                                        "请核对文书上的 26 位核验码；仍查不到，请直接向发文机关询问，不要按这份文书办理。",
                                        "Compare the 26 characters on the paper. If they are right, ask the authority itself, and don't act on this paper."),
                                form(language)));
    }

    static String tooFast(Language language) {
        return page(
                language,
                "",
                language.pick("查询过于频繁", "Too many requests"),
                "<p>%s</p>".formatted(language.pick("请一分钟后再试。", "Please try again in a minute.")));
    }

    static String tooLarge(Language language) {
        return page(
                language,
                "",
                language.pick("文件太大", "This file is too large"),
                "<p>%s</p>"
                        .formatted(
                                language.pick(
                                        "文件没有保存。本平台发出的文书没有这么大，它不是原件。",
                                        "It was not kept. No document of this platform is so large; this is not one of them.")));
    }

    private static String state(Language language, Known known) {
        return switch (known.state()) {
            case ISSUED -> language.pick("有效", "Valid");
            case WITHDRAWN -> language.pick("已撤回", "Withdrawn");
            case REPLACED -> language.pick("已被取代", "Replaced");
            case DRAFT, REVIEWED, APPROVED, DISCARDED -> language.pick("未发出", "Not issued");
        };
    }

    private static String consequence(Language language, Known known) {
        return switch (known.state()) {
            case ISSUED ->
                    language.pick(
                            "发文机关没有撤回这份文书。", "The authority has not withdrawn this document.");
            case WITHDRAWN ->
                    language.pick(
                            "发文机关已撤回，请不要再按它办理。", "The authority withdrew it; don't act on it.");
            case REPLACED ->
                    language.pick(
                            "请按取代它的文书办理。", "Act on the document that took its place instead.");
            case DRAFT, REVIEWED, APPROVED, DISCARDED -> "";
        };
    }

    private static String compared(Language language, Compared compared) {
        var outcome =
                compared.form()
                        .map(it ->
                                language.pick(
                                        "一致：这就是发出的 " + it.toUpperCase(Locale.ROOT) + " 文件。",
                                        "The same: this is the "
                                                + it.toUpperCase(Locale.ROOT)
                                                + " file that was issued."))
                        .orElse(
                                language.pick(
                                        "不一致：这不是发出时的文件。打印后扫描、另存或改动过的文件都不会一致，请以文号向发文机关核实。",
                                        "Not the same: this is not the file that was issued. A scan, a copy saved anew or a changed file never is; ask the authority by the number."));
        return "<p class=\"compared %s\" role=\"status\"><b>%s</b><br><code>%s</code></p>"
                .formatted(
                        compared.form().isPresent() ? "same" : "other", outcome, compared.hash());
    }

    private static void fact(StringBuilder facts, String name, String text) {
        facts.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(HtmlUtils.htmlEscape(text))
                .append("</dd>");
    }

    private static String page(Language language, String path, String title, String body) {
        return """
        <!doctype html>
        <html lang="%1$s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%2$s · %3$s</title>
        <style>%4$s</style></head>
        <body><header><b>%3$s</b>%5$s</header>
        <main><h1>%2$s</h1>
        %6$s</main>
        <footer>%7$s</footer></body></html>
        """
                .formatted(
                        language.pick("zh-CN", "en"),
                        title,
                        language.pick("源流", "Yuanliu"),
                        STYLE,
                        path.isEmpty() ? "" : other(language, path),
                        body,
                        language.pick(
                                "本页只说明文书是谁发的、现在是否有效，不显示文书内容。",
                                "This page says who issued the document and whether it stands, and nothing of what it says."));
    }

    private static String other(Language language, String path) {
        var asked = path + (path.contains("?") ? "&amp;" : "?") + "lang=";
        return language.pick(
                " <a lang=\"en\" href=\"" + asked + "en\">English</a>",
                " <a lang=\"zh-CN\" href=\"" + asked + "zh\">中文</a>");
    }

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--text:#1f2937;--soft:#4b5563;--page:#f5f7fa;--card:#fff;--line:#e1e6ed;--blue:#1d5fa8;--on:#fff;--good:#1b6e46;--goodt:#e6f4ec;--bad:#b42318;--badt:#fde8e6}
            @media(prefers-color-scheme:dark){:root{--text:#e5e9f0;--soft:#a9b4c2;--page:#14181f;--card:#1c222b;--line:#2e3744;--blue:#7db3f0;--on:#10161e;--good:#7fd0a4;--goodt:#14301f;--bad:#ff9c92;--badt:#3a1a18}}
            *{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;overflow-wrap:anywhere}
            header,main,footer{max-width:680px;margin:0 auto;padding:16px}header{display:flex;justify-content:space-between}
            main{background:var(--card);border:1px solid var(--line);border-radius:8px}h1{font-size:22px;margin:0 0 12px}h2{font-size:17px;margin:24px 0 4px}p{margin:8px 0}
            dl{display:grid;grid-template-columns:minmax(88px,auto) 1fr;gap:6px 16px;margin:12px 0}dt{color:var(--soft)}dd{margin:0}
            .state,.compared{padding:12px;border-left:4px solid;border-radius:4px;background:var(--badt);color:var(--bad)}.exercise{padding:12px;border-left:4px solid #b45309;border-radius:4px;background:#b4530922}.state.issued,.compared.same{background:var(--goodt);color:var(--good)}
            code{font-size:13px}a{color:var(--blue)}form{display:grid;gap:8px;margin:12px 0}input,button{font:inherit;min-height:44px;color:inherit}
            button{border:0;border-radius:4px;background:var(--blue);color:var(--on);padding:0 20px;justify-self:start;cursor:pointer}summary{min-height:44px;line-height:44px;cursor:pointer}
            footer{color:var(--soft);font-size:14px}:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
            """;
}
