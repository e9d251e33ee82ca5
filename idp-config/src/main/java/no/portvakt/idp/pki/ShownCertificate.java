package no.portvakt.idp.pki;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.keycloak.http.HttpRequest;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/** What the browser showed, as the gateway passed it on in {@code Client-Cert} and {@code Client-Cert-Chain}. */
sealed interface ShownCertificate {

    record Nothing() implements ShownCertificate {}

    record Garbage() implements ShownCertificate {}

    /** DER; the first is the browser's own. */
    record Something(List<byte[]> chain) implements ShownCertificate {}

    /**
     * Reads the headers, if it is the gateway that sent them. A browser's own headers never get so far: the gateway
     * strips them. Another program that Keycloak lets in could set them, and is not believed.
     *
     * @param gateway subject of the gateway's client certificate
     */
    static ShownCertificate in(HttpRequest request, X509ClientCertificateLookup headers, X500Principal gateway) {
        var written = written(request);
        if (written.isEmpty() || !comesFrom(gateway, request)) {
            return new Nothing();
        }
        try {
            X509Certificate[] shown = headers.getCertificateChain(request);
            if (shown == null) {
                return new Garbage();
            }
            var chain = new ArrayList<byte[]>();
            for (var certificate : shown) {
                chain.add(certificate.getEncoded());
            }
            return written.equals(
                            chain.stream().map(ShownCertificate::byteSequence).toList())
                    ? new Something(List.copyOf(chain))
                    : new Garbage();
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return new Garbage();
        }
    }

    /** Keycloak's reader takes BER and gives DER back: what was written must be what was read. */
    private static List<String> written(HttpRequest request) {
        return Stream.of("Client-Cert", "Client-Cert-Chain")
                .flatMap(name -> Optional.ofNullable(request.getHttpHeaders().getRequestHeader(name)).stream())
                .flatMap(List::stream)
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static String byteSequence(byte[] certificate) {
        return ":" + Base64.getEncoder().encodeToString(certificate) + ":";
    }

    private static boolean comesFrom(X500Principal gateway, HttpRequest request) {
        return Optional.ofNullable(request.getClientCertificateChain())
                .filter(chain -> chain.length > 0)
                .filter(chain -> chain[0].getSubjectX500Principal().equals(gateway))
                .isPresent();
    }
}
