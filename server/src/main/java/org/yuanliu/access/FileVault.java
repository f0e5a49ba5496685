package org.yuanliu.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.stereotype.Component;
import org.yuanliu.access.KeyFiles.StoredKey;
import org.yuanliu.access.KeyFiles.Use;

/// A vault whose keys are files in a folder. Read when a key is first needed, not at the start.
@Component
public class FileVault implements Vault {

    private final KeyFiles files;
    private final Cipher cipher;
    private final Signing signing;
    private Map<String, StoredKey> keys = Map.of();

    FileVault(KeySettings settings) {
        this.files = new KeyFiles(settings.folder());
        this.cipher = settings.cipher();
        this.signing = settings.signing();
    }

    /// For a tool that starts no Spring, and only uses keys that are there.
    public static Vault in(Path folder) {
        return new FileVault(new KeySettings(folder, Cipher.SM4, Signing.SM2));
    }

    /// The public key of this name in a folder with keys.
    public static Optional<PublicKey> publicKey(Path folder, String id) {
        return new KeyFiles(folder).published(id);
    }

    @Override
    public String encrypt(String plain, String place) {
        var key = newest(Use.DATA);
        return key.id()
                + ":"
                + Base64.getEncoder()
                        .encodeToString(
                                Cipher.valueOf(key.algorithm())
                                        .encrypt(key.secret(), bytes(plain), bytes(place)));
    }

    @Override
    public Optional<String> decrypt(String encrypted, String place) {
        int colon = encrypted.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var key = key(encrypted.substring(0, colon));
        try {
            var bytes = Base64.getDecoder().decode(encrypted.substring(colon + 1));
            return Cipher.valueOf(key.algorithm())
                    .decrypt(key.secret(), bytes, bytes(place))
                    .map(it -> new String(it, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isCurrent(String encrypted) {
        return encrypted.startsWith(newest(Use.DATA).id() + ":");
    }

    @Override
    public byte[] mark(String text, String use) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(newest(Use.MARK).secret()));
        var bytes = bytes(use + "\0" + text);
        mac.update(bytes, 0, bytes.length);
        var result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }

    @Override
    public Signature sign(byte[] content) {
        var key = newest(Use.SIGNING);
        return new Signature(
                key.algorithm(),
                key.id(),
                hex(Signing.valueOf(key.algorithm()).sign(key.secret(), content)));
    }

    @Override
    public synchronized List<Known> keys() {
        load();
        return keys.values().stream()
                .map(StoredKey::known)
                .sorted(java.util.Comparator.comparing(Known::id))
                .toList();
    }

    @Override
    public synchronized void renew() {
        load();
        int next =
                keys.values().stream()
                                .filter(it -> it.isFor(Use.DATA))
                                .mapToInt(StoredKey::number)
                                .max()
                                .orElse(0)
                        + 1;
        files.add(Use.DATA, next, cipher.name(), cipher.newKey());
        load();
    }

    PublicKey publicSigningKey() {
        var key = newest(Use.SIGNING);
        return new PublicKey(
                key.id(),
                key.algorithm(),
                hex(Signing.valueOf(key.algorithm()).publicKey(key.secret())));
    }

    String newestForData() {
        return newest(Use.DATA).id();
    }

    /// The first of each kind, where there is none. Whoever calls this knows that none is missing.
    synchronized void makeMissing() {
        load();
        for (var use : Use.values()) {
            if (keys.values().stream().noneMatch(it -> it.isFor(use))) {
                make(use);
            }
        }
        load();
    }

    private void make(Use use) {
        switch (use) {
            case DATA -> files.add(use, 1, cipher.name(), cipher.newKey());
            case MARK -> files.add(use, 1, "HMAC-SM3", Cipher.AES.newKey());
            case SIGNING -> {
                var secret = signing.newKey();
                var key = files.add(use, 1, signing.name(), secret);
                files.publish(
                        new PublicKey(key.id(), signing.name(), hex(signing.publicKey(secret))));
            }
        }
    }

    private synchronized StoredKey newest(Use use) {
        if (keys.isEmpty()) {
            load();
        }
        return keys.values().stream()
                .filter(it -> it.isFor(use))
                .max(java.util.Comparator.comparingInt(StoredKey::number))
                .orElseThrow(() -> missing(use.word()));
    }

    /// Another process may have made a key meanwhile: then it is in the folder.
    private synchronized StoredKey key(String id) {
        if (!keys.containsKey(id)) {
            load();
        }
        return Optional.ofNullable(keys.get(id)).orElseThrow(() -> missing(id));
    }

    private void load() {
        var read = new HashMap<String, StoredKey>();
        files.all().forEach(it -> read.put(it.id(), it));
        keys = Map.copyOf(read);
    }

    private static IllegalStateException missing(String id) {
        return new IllegalStateException("缺少密钥 " + id + "。 The key " + id + " is missing.");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
