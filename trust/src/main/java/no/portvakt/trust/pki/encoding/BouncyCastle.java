package no.portvakt.trust.pki.encoding;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The one instance that all checks share: making one takes longer than verifying a signature. Thread-safe. */
public final class BouncyCastle {

    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
