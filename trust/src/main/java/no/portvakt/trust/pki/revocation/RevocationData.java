package no.portvakt.trust.pki.revocation;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What is known of revocations at one moment: fetched ahead, so that nobody waits for somebody else's server.
 *
 * @param lists of any issuers, complete ones and deltas; whether one may be believed is asked when it is used
 * @param signers certificates under which lists may be signed by another key than the issuer's
 */
public record RevocationData(List<X509CRL> lists, List<X509Certificate> signers, Answers answers) {

    /** Nothing is known. */
    public static final RevocationData NONE = new RevocationData(List.of(), List.of(), Answers.of(List.of()));

    public RevocationData {
        lists = List.copyOf(lists);
        signers = List.copyOf(signers);
    }

    /** Lists that their issuers signed themselves. */
    public static RevocationData ofLists(List<X509CRL> lists) {
        return new RevocationData(lists, List.of(), Answers.of(List.of()));
    }
}
