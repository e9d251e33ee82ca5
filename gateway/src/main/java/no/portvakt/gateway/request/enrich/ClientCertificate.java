package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * Hands the certificate of the PKI door to the identity provider (RFC 9440), and to nobody else. It is not checked here:
 * the identity provider judges it and can say on a page what is wrong.
 */
final class ClientCertificate {

    private ClientCertificate() {}

    static void addTo(MultiMap headers, Exchange exchange, ServiceId service) {
        if (exchange.door() != Door.PKI || !service.equals(RequestEnricher.IDENTITY_PROVIDER)) {
            return;
        }
        var chain = chainOf(exchange);
        if (chain.isEmpty()) {
            return;
        }
        headers.set("Client-Cert", byteSequence(chain.getFirst()));
        if (chain.size() > 1) {
            headers.set(
                    "Client-Cert-Chain",
                    chain.stream().skip(1).map(ClientCertificate::byteSequence).collect(Collectors.joining(", ")));
        }
    }

    private static List<Certificate> chainOf(Exchange exchange) {
        try {
            return List.of(exchange.raw().sslSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException noneWasShown) {
            return List.of();
        }
    }

    /** A Byte Sequence of RFC 8941. */
    private static String byteSequence(Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that TLS accepted has no encoding", broken);
        }
    }
}
