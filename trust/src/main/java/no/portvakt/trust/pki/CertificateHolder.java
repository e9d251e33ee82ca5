package no.portvakt.trust.pki;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The person a certificate was issued to, by the issuer's own key for persons: the serialNumber in the subject. It is
 * not a national id number; which person it is, the issuer says.
 *
 * @param issuer the distinguished name of the issuer in canonical form
 * @param personKey without the prefix {@code UN:NO-}, which some certificates of the same person have and others not
 */
public record CertificateHolder(String issuer, String personKey) {

    private static final String LONG_FORM = "UN:NO-";
    private static final Pattern OF_A_PERSON = Pattern.compile("9578-[0-9A-Za-z-]{1,64}");

    public CertificateHolder {
        personKey = personKey.startsWith(LONG_FORM) ? personKey.substring(LONG_FORM.length()) : personKey;
    }

    /**
     * Whom a certificate names. The subject is read by OID, never as text: a name may hold commas, equals signs and
     * whatever else somebody had written into it.
     *
     * @return empty if it names nobody, an organisation, or two: nobody could say which one is meant
     */
    public static Optional<CertificateHolder> of(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var keys = subject.getRDNs(BCStyle.SERIALNUMBER);
        if (keys.length != 1 || keys[0].isMultiValued()) {
            return Optional.empty();
        }
        var holder = new CertificateHolder(
                certificate.getIssuerX500Principal().getName(X500Principal.CANONICAL),
                IETFUtils.valueToString(keys[0].getFirst().getValue()).strip());
        return OF_A_PERSON.matcher(holder.personKey()).matches() ? Optional.of(holder) : Optional.empty();
    }

    /** What stands for the holder in a database: the same for every certificate of this person from this issuer. */
    public String pseudonym(Secret pepper) {
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(pepper.revealBytes()));
        var input = (issuer + "\n" + personKey).getBytes(StandardCharsets.UTF_8);
        mac.update(input, 0, input.length);
        var tag = new byte[mac.getMacSize()];
        mac.doFinal(tag, 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    }

    /** Masked: it leads to a person. */
    @Override
    public String toString() {
        return "CertificateHolder[" + issuer + ", ***]";
    }
}
