package no.portvakt.demo.certificates;

import java.nio.file.Path;

/**
 * A citizen's certificate with its key, as a file that a browser imports.
 *
 * @param personKey the subject's serialNumber: the issuer's own key for the person, never the national id number
 */
public record SmartCard(String personKey, Issued issued, Path file, String password) {

    static SmartCard write(String personKey, Issued issued, Path file, String password) {
        issued.writeStore(file, password);
        return new SmartCard(personKey, issued, file, password);
    }

    @Override
    public String toString() {
        return "SmartCard[" + file + "]";
    }
}
