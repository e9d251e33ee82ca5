package no.portvakt.demo.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;

/** PKCS#12, for browsers and for servers that read no PEM. */
final class Pkcs12 {

    private Pkcs12() {}

    /** What goes in. */
    @FunctionalInterface
    interface Filling {

        void fill(KeyStore store) throws KeyStoreException;
    }

    static Path write(Path file, String password, Filling filling) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.fill(store);
            try (var out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
            return file;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot make a key store", broken);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }
}
