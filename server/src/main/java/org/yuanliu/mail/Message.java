package org.yuanliu.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.yuanliu.kernel.Language;

/// A letter as it goes over the wire (RFC 5322): plain text, all of it US-ASCII on the way.
///
/// The text is in Base64, so no line of it can be taken for a header or for the end of the letter.
record Message(
        String id,
        MailAddress from,
        MailAddress to,
        Instant at,
        Language language,
        String subject,
        String text,
        String account) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneId.of("Asia/Shanghai"));

    /// An encoded word may be 75 characters long; 45 bytes become 60, and the frame takes 12.
    private static final int WORD = 45;

    byte[] bytes() {
        var lines = new ArrayList<String>();
        lines.add("Date: " + DATE.format(at));
        lines.add("From: " + words("源流 Yuanliu") + " <" + from.text() + ">");
        lines.add("To: <" + to.text() + ">");
        lines.add("Subject: " + words(subject));
        lines.add("Message-ID: <" + id + "@" + from.domain() + ">");
        // So that no holiday notice answers, and no loop begins.
        lines.add("Auto-Submitted: auto-generated");
        lines.add("X-Auto-Response-Suppress: All");
        lines.add("List-Unsubscribe: <" + account + ">");
        lines.add("Content-Language: " + language.pick("zh-CN", "en"));
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=UTF-8");
        lines.add("Content-Transfer-Encoding: base64");
        lines.add("");
        lines.add(
                Base64.getMimeEncoder()
                        .encodeToString(
                                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// Text that is not US-ASCII in a header (RFC 2047), cut between characters.
    private static String words(String text) {
        var words = new ArrayList<String>();
        var some = new StringBuilder();
        for (var character : characters(text)) {
            if ((some + character).getBytes(StandardCharsets.UTF_8).length > WORD) {
                words.add(word(some.toString()));
                some.setLength(0);
            }
            some.append(character);
        }
        words.add(word(some.toString()));
        return String.join("\r\n ", words);
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static String word(String text) {
        return "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
