package no.portvakt.idp.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * TLS with a certificate of our own, from PEM files.
 *
 * @param certificate ours, its chain after it
 * @param key PKCS#8, not encrypted
 * @param trust the authorities whose servers we believe
 */
public record MutualTls(Path certificate, Path key, Path trust) {

    public SSLContext context() {
        try {
            var none = new char[0];
            var ours = KeyStore.getInstance("PKCS12");
            ours.load(null, none);
            ours.setKeyEntry("client", readKey(), none, certificatesIn(certificate));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ours, none);
            var theirs = KeyStore.getInstance("PKCS12");
            theirs.load(null, none);
            var authorities = certificatesIn(trust);
            for (int i = 0; i < authorities.length; i++) {
                theirs.setCertificateEntry("authority-" + i, authorities[i]);
            }
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(theirs);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("no TLS with " + certificate + " and " + trust, broken);
        } catch (IOException broken) {
            throw new UncheckedIOException("no TLS with " + certificate + " and " + trust, broken);
        }
    }

    private PrivateKey readKey() throws IOException {
        try (var parser = new PEMParser(Files.newBufferedReader(key))) {
            if (parser.readObject() instanceof PrivateKeyInfo found) {
                return new JcaPEMKeyConverter().getPrivateKey(found);
            }
        }
        throw new IOException(key + " holds no PKCS#8 key");
    }

    private static Certificate[] certificatesIn(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }
}
