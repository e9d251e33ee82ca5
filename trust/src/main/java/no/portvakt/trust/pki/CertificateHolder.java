package no.portvakt.trust.pki;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The person a certificate was issued to, by the issuer's own key for persons: the serialNumber in the subject. It is
 * not a national id number; which person it is stands in a register.
 *
 * @param issuer the distinguished name of the issuer in canonical form
 */
public record CertificateHolder(String issuer, String personKey) {

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
