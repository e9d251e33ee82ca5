package no.portvakt.trust.pki.path;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Where following the signatures of a certificate led to. */
public sealed interface Chain {

    /** The certificate and those above it, in order. */
    List<X509Certificate> certificates();

    /**
     * To an issuer that we name.
     *
     * @param certificates without the issuer
     */
    record Complete(List<X509Certificate> certificates, X509Certificate issuer) implements Chain {

        public Complete {
            certificates = List.copyOf(certificates);
        }

        public X509Certificate leaf() {
            return certificates.getFirst();
        }

        /** With the issuer at the end. */
        public List<X509Certificate> whole() {
            return Stream.concat(certificates.stream(), Stream.of(issuer)).toList();
        }
    }

    /** To nobody. */
    record Broken(List<X509Certificate> certificates) implements Chain {

        public Broken {
            certificates = List.copyOf(certificates);
        }
    }

    /** Further than we follow. */
    record TooLong(List<X509Certificate> certificates) implements Chain {

        public TooLong {
            certificates = List.copyOf(certificates);
        }
    }

    /** It took too long to see. */
    record OutOfTime(List<X509Certificate> certificates) implements Chain {

        public OutOfTime {
            certificates = List.copyOf(certificates);
        }
    }
}
