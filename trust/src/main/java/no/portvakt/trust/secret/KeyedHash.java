package no.portvakt.trust.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Names a value by HMAC-SHA256, so that something can be found by it in a store that must not know it. Rotation: what
 * is kept is kept under the first key's name, and looked for under every key's. Thread-safe.
 */
public final class KeyedHash {

    private final List<KeyParameter> keys;
    private final String purpose;

    /**
     * Names for one purpose.
     *
     * @param keys newest first, at least one
     * @param purpose another purpose gives another name
     */
    public KeyedHash(List<SealingKey> keys, String purpose) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to name '" + purpose + "' with");
        }
        // Derived once: that takes longer than naming something.
        this.keys = keys.stream().map(key -> new KeyParameter(key.bytes())).toList();
        this.purpose = purpose;
    }

    /** 43 characters of base64url. */
    public String of(String value) {
        return under(keys.getFirst(), value);
    }

    /** The names under all keys, newest first. */
    public List<String> every(String value) {
        return keys.stream().map(key -> under(key, value)).toList();
    }

    private String under(KeyParameter key, String value) {
        var mac = new HMac(new SHA256Digest());
        mac.init(key);
        var input = (purpose + "\n" + value).getBytes(StandardCharsets.UTF_8);
        mac.update(input, 0, input.length);
        var tag = new byte[mac.getMacSize()];
        mac.doFinal(tag, 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    }
}
