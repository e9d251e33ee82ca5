package no.portvakt.idp.pin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A code of five characters from a letter. The alphabet leaves out what is mistaken for something else on paper
 * (0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V). Prints masked.
 */
public record PinCode(String characters) {

    static final String ALPHABET = "ACDEFGHJKMNPQRTVWXY34679";
    static final int LENGTH = 5;

    public PinCode {
        if (characters.length() != LENGTH || !characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a PIN code");
        }
    }

    /** Reads what a person types: case and blanks do not matter. */
    public static Optional<PinCode> parse(String typed) {
        var characters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return characters.length() == LENGTH && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new PinCode(characters))
                : Optional.empty();
    }

    /**
     * What stands for the code in the database: HMAC-SHA256 over the letter, the code's number and the code, under a
     * pepper that is not there. The same five characters under another number, or in another letter, hash differently.
     */
    String hash(String letterId, int number, Secret pepper) {
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(pepper.revealBytes()));
        var input = (letterId + "\n" + number + "\n" + characters).getBytes(StandardCharsets.UTF_8);
        mac.update(input, 0, input.length);
        var tag = new byte[mac.getMacSize()];
        mac.doFinal(tag, 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    }

    @Override
    public String toString() {
        return "*****";
    }
}
