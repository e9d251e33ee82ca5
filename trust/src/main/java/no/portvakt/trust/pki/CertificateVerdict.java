package no.portvakt.trust.pki;

import java.security.cert.X509Certificate;
import java.util.List;

/** What was found. */
public sealed interface CertificateVerdict {

    /** From the certificate to the issuer that we name, as far as the chain could be followed; never more. */
    List<X509Certificate> path();

    /** The chain holds for what was asked. */
    record Accepted(List<X509Certificate> path) implements CertificateVerdict {

        public Accepted {
            path = List.copyOf(path);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("what was accepted has a path");
            }
        }

        public X509Certificate certificate() {
            return path.getFirst();
        }

        /** Without the path, which names a person. */
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /**
     * It does not hold, or could not be checked, which is the same.
     *
     * @param detail for an officer, in English: what exactly, with nothing in it that the certificate says of a person
     */
    record Refused(CertificateProblem problem, String detail, List<X509Certificate> path)
            implements CertificateVerdict {

        public Refused {
            path = List.copyOf(path);
        }

        /** Without the path, which names a person. */
        @Override
        public String toString() {
            return "Refused[" + problem.code() + ": " + detail + "]";
        }
    }
}
