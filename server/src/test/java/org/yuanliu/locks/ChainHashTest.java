package org.yuanliu.locks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yuanliu.Platform;
import org.yuanliu.access.ChainHash;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.core.Clause;

@Clause("TV-7.1")
class ChainHashTest {

    /// The two examples of GB/T 32905-2016, and those of FIPS 180-2.
    @ParameterizedTest
    @CsvSource({
        "SM3, abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "SM3, abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        "SHA-256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA-256, abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void theHashesAreThoseOfTheStandards(String algorithm, String text, String expected) {
        var digest = ChainHash.of(algorithm).digest(text.getBytes(US_ASCII));

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected);
    }

    @Test
    void anUnknownHashIsRefused() {
        assertThatThrownBy(() -> ChainHash.of("MD5")).isInstanceOf(IllegalArgumentException.class);
    }

    /// A second opinion from another program: what a link is made of, said in SQL.
    @Test
    void theDatabaseItselfComputesTheSameLink() throws SQLException {
        try (var superuser = Platform.shared().superuser();
                var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select *, encode(sha256(
                                           decode(repeat('ab', 32), 'hex') || int8send(7) || uuid_send(id)
                                           || int8send((extract(epoch from at) * 1000000)::bigint)
                                           || field(uuid_send(person)) || uuid_send(party) || field(uuid_send(concerns))
                                           || field(convert_to(origin, 'UTF8')) || field(convert_to(action, 'UTF8'))
                                           || field(convert_to(subject, 'UTF8')) || field(convert_to(reason, 'UTF8'))
                                           || field(before_hash) || field(after_hash)), 'hex') as expected
                                  from access.journal
                                """
                                        .replaceAll(
                                                "field\\((\\w+(?:\\([^()]*\\))?)\\)",
                                                "coalesce(int4send(length($1)) || $1, int4send(-1))"))) {
            int compared = 0;
            while (rows.next()) {
                assertThat(ChainHash.SHA_256.link("ab".repeat(32), 7, JournalStore.entry(rows)))
                        .as(rows.getString("id"))
                        .isEqualTo(rows.getString("expected"));
                compared++;
            }
            assertThat(compared).isGreaterThan(100);
        }
    }
}
