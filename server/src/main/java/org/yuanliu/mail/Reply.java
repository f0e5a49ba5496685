package org.yuanliu.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a mail server answered, as far as it is passed on: its number and the finer one of RFC
/// 3463.
///
/// Its words are not kept. They may say anything, and whoever sets up a server could have read
/// other machines' words by them.
record Reply(int code, Optional<String> finer, List<String> offers) {

    private static final Pattern FINER = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(\\s.*)?");

    Reply {
        offers = List.copyOf(offers);
    }

    static Reply of(int code, List<String> lines) {
        var found = FINER.matcher(lines.getLast());
        return new Reply(
                code, found.matches() ? Optional.of(found.group(1)) : Optional.empty(), lines);
    }

    boolean isForGood() {
        return code >= 500;
    }

    /// That nobody reads mail at this address; other refusals of an addressee are about us.
    boolean refusesTheAddress() {
        return (code == 550 || code == 551 || code == 553)
                && finer.map(it -> it.startsWith("5.1.") || it.equals("5.2.1")).orElse(true);
    }

    String written() {
        return finer.map(it -> code + " " + it).orElse(String.valueOf(code));
    }
}
