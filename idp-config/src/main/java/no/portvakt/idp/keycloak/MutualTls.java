package no.portvakt.idp.keycloak;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import no.portvakt.trust.tls.PemTls;

/**
 * TLS with a certificate of our own, from PEM files.
 *
 * @param certificate ours, its chain after it
 * @param key PKCS#8, not encrypted
 * @param trust the authorities whose servers we believe
 */
public record MutualTls(Path certificate, Path key, Path trust) {

    public SSLContext context() {
        return PemTls.context(Optional.of(trust), Optional.of(new PemTls.Identity(certificate, key)));
    }
}
