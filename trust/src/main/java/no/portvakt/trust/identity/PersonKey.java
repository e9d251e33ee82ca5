package no.portvakt.trust.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Turns a national id number into the pseudonym that stands for it in a database: HMAC-SHA256 under a pepper that is
 * not in the database. Without the pepper the numbers cannot be tried out one by one, which a plain hash would allow.
 */
public final class PersonKey {

    private final String domain;
    private final Secret pepper;

    /**
     * Makes pseudonyms for one domain.
     *
     * @param domain where the pseudonym is used; another domain gives another pseudonym, so two databases cannot be
     *     joined on it
     */
    public PersonKey(String domain, Secret pepper) {
        this.domain = domain;
        this.pepper = pepper;
    }

    /** 43 characters of base64url, always the same for the same person. Thread-safe. */
    public String of(NationalId person) {
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(pepper.revealBytes()));
        var input = (domain + "\n" + person.reveal()).getBytes(StandardCharsets.UTF_8);
        mac.update(input, 0, input.length);
        var tag = new byte[mac.getMacSize()];
        mac.doFinal(tag, 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    }
}
