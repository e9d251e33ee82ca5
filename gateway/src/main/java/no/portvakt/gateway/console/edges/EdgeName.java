package no.portvakt.gateway.console.edges;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Which edge calls: the one common name of its certificate, which our authority wrote. */
public record EdgeName(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,62})");
    private static final String COMMON_NAME = "CN";

    public EdgeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of an edge");
        }
    }

    /** Empty unless the certificate has exactly one common name, in the form of a host name. */
    static Optional<EdgeName> of(Certificate[] chain) {
        if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
            return Optional.empty();
        }
        try {
            List<String> names = new LdapName(
                            certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase(COMMON_NAME))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
            return names.size() == 1 && FORM.matcher(names.getFirst()).matches()
                    ? Optional.of(new EdgeName(names.getFirst()))
                    : Optional.empty();
        } catch (InvalidNameException notAName) {
            return Optional.empty();
        }
    }
}
