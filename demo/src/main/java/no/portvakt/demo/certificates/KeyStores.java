package no.portvakt.demo.certificates;

import java.nio.file.Path;

/**
 * A server's keys and whom it trusts, as PKCS#12.
 *
 * @param own its key and its certificate
 * @param trusted the authority of those who may ask it
 */
public record KeyStores(Path own, Path trusted, String password) {

    @Override
    public String toString() {
        return "KeyStores[" + own + "]";
    }
}
