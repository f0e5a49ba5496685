package org.yuanliu.access;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.yuanliu.Http;

/// Somebody who signs in for the first time, with a temporary password: changes it, and where a
/// second factor is required sets one up.
public record Newcomer(Http http, String login, String password, String hex, List<String> codes) {

    public static final String PASSWORD = "long-enough-7-of-2026";

    public static Newcomer settle(Http nobody, String login, String first, java.time.Clock clock) {
        var http = nobody.signIn(login, first);
        http.put("/account/password", Map.of("present", first, "password", PASSWORD)).is(200);
        return withFactor(http, login, clock);
    }

    static Newcomer withFactor(Http http, String login, java.time.Clock clock) {
        var offer = http.post("/account/second-factor", Map.of("password", PASSWORD)).is(200);
        var secret = fromBase32(offer.text("/secret"));
        var codes =
                http.post(
                                "/account/second-factor/confirm",
                                Map.of("code", Totp.code(secret, Totp.step(clock.instant()), 6)))
                        .is(200);
        return new Newcomer(
                http,
                login,
                PASSWORD,
                HexFormat.of().formatHex(secret),
                codes.at("/codes").valueStream().map(it -> it.asString()).toList());
    }

    byte[] secret() {
        return HexFormat.of().parseHex(hex);
    }

    String code(java.time.Clock clock) {
        return Totp.code(secret(), Totp.step(clock.instant()), 6);
    }

    /// As an app does it.
    static byte[] fromBase32(String text) {
        var bits = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(at));
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        var hex = new StringBuilder();
        for (int at = 0; at + 8 <= bits.length(); at += 8) {
            hex.append(String.format("%02x", Integer.parseInt(bits.substring(at, at + 8), 2)));
        }
        return HexFormat.of().parseHex(hex);
    }
}
