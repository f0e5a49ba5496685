package org.yuanliu.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// How a phone gets here: the address to open, as a text and as a QR code.
@RestController
class ReachController {

    static final String ISSUER = "/yuanliu-issuer.crt";

    private final Reach reach;

    ReachController(Reach reach) {
        this.reach = reach;
    }

    /// `path` draws the code in a view box of `size` by `size`, white border included.
    record Picture(int size, String path) {}

    record Way(String url, Picture qr) {}

    record Trust(String url, String fingerprint) {}

    record View(List<Way> ways, boolean encrypted, Optional<Trust> trust) {}

    @GetMapping("/api/v1/reach")
    View reach(HttpServletRequest request) {
        var found = reach.found();
        var ways =
                Stream.concat(
                                cameHere(request).stream(),
                                found.addresses().stream().map(String::valueOf))
                        .distinct()
                        .limit(4)
                        .map(it -> it + "/m/")
                        .map(it -> new Way(it, picture(Qr.of(it))))
                        .toList();
        return new View(
                ways,
                request.isSecure() || found.encrypted(),
                found.issuer().map(it -> new Trust(ISSUER, it.fingerprint())));
    }

    /// Open to everybody: a phone has to have it before it can trust anything else.
    @GetMapping(path = ISSUER)
    ResponseEntity<byte[]> issuer() {
        return reach.found()
                .issuer()
                .map(it ->
                        ResponseEntity.ok()
                                .header(HttpHeaders.CONTENT_TYPE, "application/x-x509-ca-cert")
                                .body(it.bytes()))
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    /// Behind somebody else's door the address that this browser used is the one that works.
    private static Optional<String> cameHere(HttpServletRequest request) {
        var name = request.getServerName();
        if (name.equals("localhost")
                || name.startsWith("127.")
                || name.contains(":")
                || name.length() > 253
                || !name.matches("[A-Za-z0-9.-]+")) {
            return Optional.empty();
        }
        int usual = request.isSecure() ? 443 : 80;
        return Optional.of(
                request.getScheme()
                        + "://"
                        + name
                        + (request.getServerPort() == usual ? "" : ":" + request.getServerPort()));
    }

    private static Picture picture(Qr qr) {
        return new Picture(qr.size(), qr.path());
    }
}
