package org.yuanliu.document.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Installation;
import org.yuanliu.access.Scopes;
import org.yuanliu.document.Documents;
import org.yuanliu.document.Documents.Known;
import org.yuanliu.document.ProofCode;
import org.yuanliu.document.Sha256;
import org.yuanliu.document.web.ProofPage.Compared;
import org.yuanliu.kernel.Language;

/// `/d/CODE`: whoever holds a paper asks whether it is valid, without sign-in and without script. A
/// file that is sent for comparing is hashed and forgotten.
@RestController
class ProofController {

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final Scopes scopes;
    private final Documents documents;
    private final Misses misses;
    private final Installation installation;

    ProofController(Scopes scopes, Documents documents, Misses misses, Installation installation) {
        this.scopes = scopes;
        this.documents = documents;
        this.misses = misses;
        this.installation = installation;
    }

    /// For those who hold paper and type: the form, and what it sends.
    @GetMapping(path = "/d/", produces = HTML)
    ResponseEntity<String> ask(
            @RequestParam Optional<String> code,
            @RequestParam Optional<String> lang,
            HttpServletRequest request) {
        var language = language(lang, request);
        return code.map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> answer(request, language, it, Optional.empty()))
                .orElseGet(() -> html(HttpStatus.OK, ProofPage.ask(language)));
    }

    @GetMapping(path = "/d/{code}", produces = HTML)
    ResponseEntity<String> page(
            @PathVariable String code,
            @RequestParam Optional<String> lang,
            HttpServletRequest request) {
        return answer(request, language(lang, request), code, Optional.empty());
    }

    @PostMapping(path = "/d/{code}", produces = HTML)
    ResponseEntity<String> compare(
            @PathVariable String code,
            @RequestParam Optional<String> lang,
            @RequestParam("file") MultipartFile file,
            HttpServletRequest request) {
        try {
            return answer(
                    request,
                    language(lang, request),
                    code,
                    Optional.of(Sha256.hex(file.getBytes())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// No file of ours is so large.
    @ExceptionHandler
    ResponseEntity<String> tooLarge(
            MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return html(
                HttpStatus.CONTENT_TOO_LARGE,
                ProofPage.tooLarge(language(Optional.empty(), request)));
    }

    private ResponseEntity<String> answer(
            HttpServletRequest request, Language language, String typed, Optional<String> hash) {
        var origin = request.getRemoteAddr();
        if (misses.areTooMany(origin)) {
            return html(HttpStatus.TOO_MANY_REQUESTS, ProofPage.tooFast(language));
        }
        var code = ProofCode.read(typed);
        var known = code.flatMap(it -> known(origin, it));
        if (known.isEmpty()) {
            misses.count(origin);
            return html(HttpStatus.NOT_FOUND, ProofPage.unknown(language, typed));
        }
        return html(
                HttpStatus.OK,
                ProofPage.of(
                        language,
                        code.orElseThrow(),
                        known.get(),
                        installation.isDemonstration(),
                        hash.map(it -> compared(known.get().hashes(), it))));
    }

    private Optional<Known> known(String origin, ProofCode code) {
        return scopes.read(Acting.platform(origin), () -> documents.known(code));
    }

    private static Compared compared(Map<String, String> hashes, String hash) {
        return new Compared(
                hash,
                hashes.entrySet().stream()
                        .filter(it -> it.getValue().equals(hash))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static ResponseEntity<String> html(HttpStatus status, String page) {
        return ResponseEntity.status(status)
                .header("Content-Type", HTML)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .body(page);
    }

    private static Language language(Optional<String> asked, HttpServletRequest request) {
        if (asked.isPresent()) {
            return Language.of(Locale.of(asked.get()));
        }
        // Without the header the container would answer with its own language.
        return request.getHeader("Accept-Language") == null
                ? Language.ZH
                : Language.of(request.getLocale());
    }
}
