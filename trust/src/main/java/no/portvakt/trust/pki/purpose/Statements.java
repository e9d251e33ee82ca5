package no.portvakt.trust.pki.purpose;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.QCStatement;

/** What an issuer declares of a certificate in qcStatements (RFC 3739, ETSI EN 319 412-5). */
public final class Statements {

    private Statements() {}

    /** The OIDs of all statements; empty if there are none, or nobody can read them. */
    public static Set<String> of(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtensionValue(Extension.qCStatements.getId()))
                    .map(value -> ASN1Sequence.getInstance(
                            ASN1OctetString.getInstance(value).getOctets()))
                    .map(statements -> Arrays.stream(statements.toArray())
                            .map(statement -> QCStatement.getInstance(statement)
                                    .getStatementId()
                                    .getId())
                            .collect(Collectors.toUnmodifiableSet()))
                    .orElse(Set.of());
        } catch (RuntimeException malformed) {
            return Set.of();
        }
    }
}
