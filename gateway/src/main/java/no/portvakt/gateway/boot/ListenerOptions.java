package no.portvakt.gateway.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.request.accept.TrustedProxies;

/** What the listeners need, read and checked. */
record ListenerOptions(
        String bind,
        int publicPort,
        int pkiPort,
        Path certificate,
        Path key,
        List<X509Certificate> pkiIssuers,
        int eventLoops,
        Duration idleTimeout,
        boolean http2,
        Duration firstHead,
        Duration keepAlive,
        int largestHead,
        Optional<TrustedProxies> plainFor) {

    static ListenerOptions of(ListenerSettings settings) {
        return new ListenerOptions(
                settings.bind(),
                settings.publicPort(),
                settings.pkiPort(),
                settings.certificate(),
                settings.key(),
                settings.pkiIssuers().map(ListenerOptions::certificates).orElse(List.of()),
                settings.eventLoops().orElse(Runtime.getRuntime().availableProcessors()),
                settings.idleTimeout(),
                settings.http2(),
                settings.firstHead(),
                settings.keepAlive(),
                Math.toIntExact(settings.largestHead().asLongValue()),
                plainFor(settings));
    }

    /** Those for whom the public door is without TLS. */
    private static Optional<TrustedProxies> plainFor(ListenerSettings settings) {
        return switch (settings.tls()) {
            case HERE -> Optional.empty();
            case AT_PROXY ->
                Optional.of(TrustedProxies.in(settings.trustedProxies().orElse(List.of()), settings.proxiesSay()));
        };
    }

    private static List<X509Certificate> certificates(Path pem) {
        try (InputStream stream = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + pem, unreadable);
        } catch (CertificateException notPem) {
            throw new IllegalArgumentException(pem + " holds no certificates in PEM", notPem);
        }
    }
}
