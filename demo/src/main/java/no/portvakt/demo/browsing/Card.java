package no.portvakt.demo.browsing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** The key and certificate chain that a browser shows when it is asked for a certificate. */
public record Card(PrivateKey key, List<X509Certificate> chain) {

    public Card {
        chain = List.copyOf(chain);
    }
}
