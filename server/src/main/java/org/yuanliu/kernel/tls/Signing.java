package org.yuanliu.kernel.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The certificates of [SelfMade] as such: keys, names, limits, signatures.
final class Signing {

    /// A phone's clock may be behind ours.
    private static final Duration EARLIER = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    /// Networks that are nobody's on the internet, as address and mask.
    private static final List<String> PRIVATE =
            List.of(
                    "127.0.0.0/255.0.0.0",
                    "10.0.0.0/255.0.0.0",
                    "172.16.0.0/255.240.0.0",
                    "192.168.0.0/255.255.0.0",
                    "169.254.0.0/255.255.0.0",
                    "100.64.0.0/255.192.0.0",
                    "fc00::/fe00::");

    private Signing() {}

    static TlsIdentity issuer(Names names, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        var pair = pair();
        var name = name("Yuanliu issuer for " + names.host());
        var builder = builder(name, name, pair, from, until);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        builder.addExtension(
                Extension.nameConstraints, true, new NameConstraints(territory(names), null));
        return new TlsIdentity(pair.getPrivate(), List.of(signed(builder, pair)));
    }

    static TlsIdentity server(TlsIdentity issuer, Names names, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        var pair = pair();
        var above = issuer.chain().getFirst();
        var builder =
                builder(
                        X500Name.getInstance(above.getSubjectX500Principal().getEncoded()),
                        name(names.host()),
                        pair,
                        from,
                        until);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(above));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        names.all().stream().map(Signing::general).toArray(GeneralName[]::new)));
        var certificate = signed(builder, new KeyPair(above.getPublicKey(), issuer.key()));
        return new TlsIdentity(pair.getPrivate(), List.of(certificate, above));
    }

    /// What the issuer may sign for.
    static byte[] limits(X509Certificate issuer) throws IOException {
        var wrapped = issuer.getExtensionValue(Extension.nameConstraints.getId());
        if (wrapped == null) {
            throw new IOException("an issuer without limits is none of ours");
        }
        return ASN1OctetString.getInstance(wrapped).getOctets();
    }

    private static GeneralSubtree[] territory(Names names) throws IOException {
        var permitted = new ArrayList<GeneralSubtree>();
        for (var name : List.of("localhost", "local", names.host())) {
            permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, name)));
        }
        for (var network : PRIVATE) {
            var parts = network.split("/", 2);
            permitted.add(network(InetAddress.getByName(parts[0]), parts[1]));
        }
        for (var address : names.addresses()) {
            permitted.add(
                    network(
                            address,
                            address instanceof Inet6Address
                                    ? "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
                                    : "255.255.255.255"));
        }
        return permitted.toArray(GeneralSubtree[]::new);
    }

    private static GeneralSubtree network(InetAddress address, String mask) throws IOException {
        var from = address.getAddress();
        var over = InetAddress.getByName(mask).getAddress();
        var both = new byte[from.length + over.length];
        System.arraycopy(from, 0, both, 0, from.length);
        System.arraycopy(over, 0, both, from.length, over.length);
        return new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(both)));
    }

    private static GeneralName general(String name) {
        boolean isAddress = name.matches("[0-9.]+") || name.contains(":");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static X500Name name(String common) {
        return new X500NameBuilder()
                .addRDN(BCStyle.O, "Yuanliu")
                .addRDN(BCStyle.CN, common)
                .build();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair pair, Instant from, Instant until) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM).setBit(119),
                Date.from(from.minus(EARLIER)),
                Date.from(until),
                subject,
                pair.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair by)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException failure) {
            throw new GeneralSecurityException(failure);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }
}
