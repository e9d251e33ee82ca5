package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/** What the files of one place hold at one moment: read once, so that nobody changes them between check and use. */
record CertificateFiles(Optional<Buffer> trust, Optional<Buffer> certificate, Optional<Buffer> key) {

    private static final String[] KEY_TYPES = {"EC", "RSA", "EdDSA"};
    private static final byte[] PROBE = {1, 2, 3};

    /** Blocks. */
    static CertificateFiles read(UpstreamPlan.Files files) throws IOException {
        return new CertificateFiles(read(files.trust()), read(files.certificate()), read(files.key()));
    }

    private static Optional<Buffer> read(Optional<Path> file) throws IOException {
        return file.isPresent() ? Optional.of(Buffer.buffer(Files.readAllBytes(file.get()))) : Optional.empty();
    }

    /**
     * Puts what they hold in the place of what some options have. Blocks.
     *
     * @throws Exception if something cannot be read, key and certificate do not belong together, or the certificate is not
     *     valid now: then it must not be used
     */
    UnaryOperator<SSLOptions> checked(Vertx vertx) throws Exception {
        var pair = certificate.map(
                chain -> new PemKeyCertOptions().addCertValue(chain).addKeyValue(key.orElseGet(Buffer::buffer)));
        if (pair.isPresent()) {
            check(pair.get(), vertx);
        }
        var anchors = trust.map(pem -> new PemTrustOptions().addCertValue(pem));
        if (anchors.isPresent() && anchors.get().getTrustManagerFactory(vertx).getTrustManagers().length == 0) {
            throw new CertificateException("no certificate to trust in");
        }
        return options -> {
            var fresh = new SSLOptions(options);
            pair.ifPresent(fresh::setKeyCertOptions);
            anchors.ifPresent(fresh::setTrustOptions);
            return fresh;
        };
    }

    private static void check(PemKeyCertOptions pair, Vertx vertx) throws Exception {
        var manager = Stream.of(pair.getKeyManagerFactory(vertx).getKeyManagers())
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new CertificateException("no key"));
        var alias = Stream.of(KEY_TYPES)
                .flatMap(type -> Optional.ofNullable(manager.getServerAliases(type, null)).stream())
                .flatMap(Stream::of)
                .findFirst()
                .orElseThrow(() -> new CertificateException("no key with its certificate"));
        var leaf = manager.getCertificateChain(alias)[0];
        leaf.checkValidity();
        if (!belongTogether(leaf.getPublicKey(), manager.getPrivateKey(alias))) {
            throw new CertificateException("key and certificate do not belong together");
        }
    }

    /** Whether the one verifies what the other signs. */
    static boolean belongTogether(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        var signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(PROBE);
        var signed = signer.sign();
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certified);
        verifier.update(PROBE);
        return verifier.verify(signed);
    }
}
