package org.yuanliu;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.context.support.GenericApplicationContext;
import org.yuanliu.kernel.tls.Names;
import org.yuanliu.kernel.web.Reach;
import picocli.CommandLine.Option;

/// Where the platform listens, and whether it proves itself there.
///
/// Without a word about it, only programs of this machine can come in.
final class Listening {

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "where it listens; 0 for any free port")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "on which address it listens; 0.0.0.0 for all of this machine"
                            + " (default: ${DEFAULT-VALUE}, this machine only)")
    String host = "127.0.0.1";

    @Option(
            names = "--tls",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILES",
            description =
                    "encrypt: with `cert.pem,key.pem` or `both.p12` (its password in"
                            + " YUANLIU_TLS_PASSWORD), without FILES with a certificate that it"
                            + " makes for itself in DATA/tls")
    @Nullable String tls;

    private Optional<Proof> proof = Optional.empty();

    /// Looks at what was typed before anything is started for it.
    void prepare(Path data, Clock clock) throws IOException {
        var address = address();
        if (tls != null) {
            proof = Optional.of(Proof.of(tls, data, Names.of(address), clock));
        }
    }

    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("server.port", String.valueOf(port));
        settings.put("server.address", host);
        if (proof.isPresent()) {
            settings.put("server.ssl.bundle", Proof.BUNDLE);
            settings.put("yuanliu.strict-transport", String.valueOf(!proof.get().isSelfMade()));
        }
        return settings;
    }

    void furnish(GenericApplicationContext context) {
        proof.ifPresent(it ->
                context.registerBean(
                        "ownTls",
                        SslBundleRegistrar.class,
                        () -> registry -> registry.registerBundle(Proof.BUNDLE, it.bundle())));
    }

    /// Where this machine's own browser finds it.
    URI here(int actualPort) throws IOException {
        var address = address();
        return at(
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : host,
                actualPort);
    }

    /// Where others find it, the likeliest address first.
    Reach.Found found(int actualPort) throws IOException {
        return new Reach.Found(
                names().stream().map(it -> at(it, actualPort)).toList(),
                proof.isPresent(),
                proof.flatMap(Proof::issuer));
    }

    private List<String> names() throws IOException {
        if (address().isLoopbackAddress()) {
            return List.of();
        }
        return proof.flatMap(Proof::certifiedNames)
                .orElse(
                        Names.of(address()).addresses().stream()
                                .map(InetAddress::getHostAddress)
                                .toList());
    }

    private URI at(String name, int actualPort) {
        return URI.create(
                (proof.isPresent() ? "https" : "http")
                        + "://"
                        + (name.contains(":") ? "[" + name.replaceFirst("%.*", "") + "]" : name)
                        + ":"
                        + actualPort);
    }

    /// An address that is not this machine's own can't be listened on.
    private InetAddress address() throws IOException {
        try {
            var address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (UnknownHostException unknown) {
            // Said below, with what there is.
        }
        throw new IllegalArgumentException(
                "本机没有这个地址 this machine has no such address: "
                        + host
                        + "；有 it has "
                        + Names.of(InetAddress.getByName("0.0.0.0")).addresses().stream()
                                .map(InetAddress::getHostAddress)
                                .toList()
                        + " 0.0.0.0");
    }
}
