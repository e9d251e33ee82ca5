package no.portvakt.demo.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * A citizen's certificate with its key, as a file that a browser imports.
 *
 * @param personKey the subject's serialNumber: the issuer's own key for the person, never the national id number
 */
public record SmartCard(String personKey, Issued issued, Path file, String password) {

    private static final String ALIAS = "card";

    static SmartCard write(String personKey, Issued issued, Path file, String password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    ALIAS, issued.key(), password.toCharArray(), issued.chain().toArray(X509Certificate[]::new));
            try (var out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot make a smart card", broken);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
        return new SmartCard(personKey, issued, file, password);
    }

    @Override
    public String toString() {
        return "SmartCard[" + file + "]";
    }
}
