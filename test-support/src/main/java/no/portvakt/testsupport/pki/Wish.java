package no.portvakt.testsupport.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.qualified.QCStatement;

/** What a certificate of a test is to be like: for logging in with, unless wished otherwise. */
public record Wish(
        String subject,
        Instant from,
        Instant to,
        int usage,
        KeyPair keys,
        String algorithm,
        List<Extension> extensions) {

    /** A person's, by the issuer's person key. */
    public static Wish person(String name) {
        return new Wish(
                        "CN=" + name + ",SERIALNUMBER=9578-4050-100",
                        TestCa.NOW.minus(Duration.ofDays(10)),
                        TestCa.NOW.plus(Duration.ofDays(10)),
                        KeyUsage.digitalSignature,
                        TestCa.holdersKeys(),
                        "SHA256withECDSA",
                        List.of())
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .purpose(KeyPurposeId.id_kp_clientAuth);
    }

    public static Wish authority(String name) {
        return new Wish(
                        "CN=" + name,
                        TestCa.NOW.minus(Duration.ofDays(100)),
                        TestCa.NOW.plus(Duration.ofDays(100)),
                        KeyUsage.keyCertSign | KeyUsage.cRLSign,
                        TestCa.holdersKeys(),
                        "SHA256withECDSA",
                        List.of())
                .with(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    public Wish subject(String value) {
        return new Wish(value, from, to, usage, keys, algorithm, extensions);
    }

    public Wish between(Instant start, Instant end) {
        return new Wish(subject, start, end, usage, keys, algorithm, extensions);
    }

    public Wish usage(int value) {
        return new Wish(subject, from, to, value, keys, algorithm, extensions);
    }

    public Wish keys(KeyPair value) {
        return new Wish(subject, from, to, usage, value, algorithm, extensions);
    }

    public Wish signedWith(String value) {
        return new Wish(subject, from, to, usage, keys, value, extensions);
    }

    public Wish purpose(KeyPurposeId value) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(value));
    }

    public Wish policies(String... oids) {
        var policies = Arrays.stream(oids)
                .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                .toArray(PolicyInformation[]::new);
        return with(Extension.certificatePolicies, false, new CertificatePolicies(policies));
    }

    public Wish statements(String... oids) {
        var statements = Arrays.stream(oids)
                .map(oid -> new QCStatement(new ASN1ObjectIdentifier(oid)))
                .toArray(QCStatement[]::new);
        return with(Extension.qCStatements, false, new DERSequence(statements));
    }

    /** In place of an extension of the same kind. */
    public Wish with(ASN1ObjectIdentifier kind, boolean critical, ASN1Encodable value) {
        try {
            var extension =
                    new Extension(kind, critical, value.toASN1Primitive().getEncoded());
            return replaced(without(kind).extensions(), List.of(extension));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Wish without(ASN1ObjectIdentifier kind) {
        return replaced(
                extensions.stream()
                        .filter(extension -> !extension.getExtnId().equals(kind))
                        .toList(),
                List.of());
    }

    private Wish replaced(List<Extension> kept, List<Extension> added) {
        var all = Stream.concat(kept.stream(), added.stream()).toList();
        return new Wish(subject, from, to, usage, keys, algorithm, all);
    }
}
