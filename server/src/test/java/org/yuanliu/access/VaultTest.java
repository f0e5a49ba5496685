package org.yuanliu.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yuanliu.core.Clause;

/// Encrypting, marking and signing with keys in a folder.
@Clause("TV-7.1")
class VaultTest {

    @TempDir Path home;

    private FileVault vault(Cipher cipher, Signing signing) {
        var vault = new FileVault(new KeySettings(home.resolve("keys"), cipher, signing));
        vault.makeMissing();
        return vault;
    }

    /// The vector of RFC 8998, appendix A.1, whose nonce is given: read, not written.
    @Test
    void sm4InGaloisCounterModeIsThatOfTheStandard() {
        var hex = HexFormat.of();
        var key = hex.parseHex("0123456789abcdeffedcba9876543210");
        var place = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        var encrypted =
                hex.parseHex(
                        "00001234567800000000abcd"
                                + "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                                + "83de3541e4c2b58177e065a9bf7b62ec");

        assertThat(Cipher.SM4.decrypt(key, encrypted, place).map(hex::formatHex))
                .contains(
                        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasEncryptedIsReadAtItsPlaceAndNowhereElse(Cipher cipher) {
        var vault = vault(cipher, Signing.SM2);
        var encrypted = vault.encrypt("示例·陈小满", "person_name/name/1");

        assertThat(vault.keys().getFirst().algorithm()).isEqualTo(cipher.name());
        assertThat(encrypted).startsWith("data-1:").doesNotContain("陈");
        assertThat(vault.encrypt("示例·陈小满", "person_name/name/1")).isNotEqualTo(encrypted);
        assertThat(vault.decrypt(encrypted, "person_name/name/1")).contains("示例·陈小满");
        assertThat(vault.decrypt(encrypted, "person_name/name/2")).isEmpty();
        assertThat(vault.decrypt(encrypted, "person_name/phone/1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noChangeGoesUnnoticed(Cipher cipher) {
        var vault = vault(cipher, Signing.SM2);
        long seed = Long.getLong("seed", 20261121);
        var random = new Random(seed);
        for (int n = 0; n < 300; n++) {
            var encrypted = vault.encrypt("13800001234", "a");
            var bytes = Base64.getDecoder().decode(encrypted.substring("data-1:".length()));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            var changed = "data-1:" + Base64.getEncoder().encodeToString(bytes);

            assertThat(vault.decrypt(changed, "a")).as("seed %s, change %s", seed, n).isEmpty();
        }
        for (var nonsense : new String[] {"", "data-1:", "data-1:!", "data-1:QUJD", "in clear"}) {
            assertThat(vault.decrypt(nonsense, "a")).as(nonsense).isEmpty();
        }
    }

    @Test
    void afterARenewalTheOldKeyStillReadsAndTheNewOneWrites() {
        var vault = vault(Cipher.SM4, Signing.SM2);
        var before = vault.encrypt("text", "a");
        var other = vault(Cipher.AES, Signing.SM2);

        other.renew();

        var after = other.encrypt("text", "a");
        assertThat(after).startsWith("data-2:");
        assertThat(other.isCurrent(before)).isFalse();
        assertThat(other.isCurrent(after)).isTrue();
        assertThat(other.decrypt(before, "a")).contains("text");
        assertThat(vault.decrypt(after, "a")).as("another process").contains("text");
        assertThat(other.keys()).extracting(Vault.Known::algorithm).contains("SM4", "AES");
    }

    @Test
    void aKeyIsForItsOwnerOnlyAndTellsNobodyItsSecret() throws IOException {
        var vault = vault(Cipher.SM4, Signing.SM2);

        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(it ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(it)))
                                    .isEqualTo("rw-------"));
        }
        var secret = Files.readString(home.resolve("keys/data-1")).split(" ", 2)[1].strip();
        assertThat(vault.keys().toString()).doesNotContain(secret).contains("data-1");
    }

    @Test
    void marksAreEqualForEqualTextsAndUsesAndKeysOnly() {
        var vault = vault(Cipher.SM4, Signing.SM2);

        assertThat(vault.mark("13800001234", "phone"))
                .isEqualTo(vault.mark("13800001234", "phone"))
                .isNotEqualTo(vault.mark("13800001234", "name"))
                .isNotEqualTo(vault.mark("13800001235", "phone"));
        var elsewhere =
                new FileVault(new KeySettings(home.resolve("others"), Cipher.SM4, Signing.SM2));
        elsewhere.makeMissing();
        assertThat(elsewhere.mark("13800001234", "phone"))
                .isNotEqualTo(vault.mark("13800001234", "phone"));
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureFitsItsTextAndItsKeyOnly(Signing signing) {
        var vault = vault(Cipher.SM4, signing);
        var line = SignedLine.by(vault, "yuanliu-journal-1 7 " + "ab".repeat(32) + " now");
        var read = SignedLine.read(line.written());
        var key = FileVault.publicKey(home.resolve("keys"), "signing-1").orElseThrow();

        assertThat(key.algorithm()).isEqualTo(signing.name());
        assertThat(read).isEqualTo(line);
        assertThat(read.isSignedWith(Vault.PublicKey.read(key.written()))).isTrue();
        assertThat(SignedLine.read(line.written().replace(" 7 ", " 8 ")).isSignedWith(key))
                .isFalse();
        var elsewhere = new FileVault(new KeySettings(home.resolve("others"), Cipher.SM4, signing));
        elsewhere.makeMissing();
        assertThat(read.isSignedWith(elsewhere.publicSigningKey())).isFalse();
        assertThat(vault.sign("x".getBytes(UTF_8)).hex()).doesNotContain(key.hex());
    }

    @Test
    void aDamagedKeyFileIsNamedAndSaysWhatIsSafe() throws IOException {
        vault(Cipher.SM4, Signing.SM2);
        Files.writeString(home.resolve("keys/data-1"), "SM4 0123");

        assertThatThrownBy(() -> FileVault.in(home.resolve("keys")).keys())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("data-1")
                .hasMessageContaining("密钥文件已损坏")
                .hasMessageContaining("No data was changed");
    }

    @Test
    void namesAndNumbersAreMaskedAsTheHouseRuleSays() {
        assertThat(Mask.name("张三")).isEqualTo("张*");
        assertThat(Mask.name("欧阳修远")).isEqualTo("欧*");
        assertThat(Mask.name("示例·陈小满")).isEqualTo("示例·陈*");
        assertThat(Mask.name("")).isEqualTo("*");
        assertThat(Mask.name("𠮷田")).isEqualTo("𠮷*");
        assertThat(Mask.phone("13812341234")).isEqualTo("138****1234");
        assertThat(Mask.phone("12345")).isEqualTo("****45");
        assertThat(Mask.phone("")).isEqualTo("****");
    }
}
