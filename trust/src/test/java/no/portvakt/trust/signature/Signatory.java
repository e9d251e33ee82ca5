package no.portvakt.trust.signature;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody with a key and a certificate of her own. */
public record Signatory(KeyPair keys, X509Certificate certificate) {

    public static Signatory named(String name) {
        return named(name, Instant.now().plus(Duration.ofDays(100)));
    }

    public static Signatory named(String name, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var subject = new X500Name("CN=" + name);
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.ONE,
                    Date.from(until.minus(Duration.ofDays(200))),
                    Date.from(until),
                    subject,
                    keys.getPublic());
            var holder = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return new Signatory(keys, new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public byte[] sign(byte[] content) {
        return DetachedSignature.sign(content, keys.getPrivate(), certificate);
    }

    public Path keyFile(Path folder) {
        try {
            return write(folder.resolve("key.pem"), new JcaPKCS8Generator(keys.getPrivate(), null));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Path publicKeyFile(Path folder) {
        return write(folder.resolve("public.pem"), keys.getPublic());
    }

    public Path certificateFile(Path folder) {
        return write(folder.resolve("certificate.pem"), certificate);
    }

    private static Path write(Path file, Object object) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
            writer.flush();
            return Files.writeString(file, text.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
