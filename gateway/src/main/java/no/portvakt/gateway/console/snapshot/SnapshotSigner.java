package no.portvakt.gateway.console.snapshot;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import no.portvakt.gateway.policy.SignedSnapshot;
import no.portvakt.gateway.policy.Snapshot;
import no.portvakt.gateway.policy.SnapshotJson;
import no.portvakt.gateway.policy.SnapshotVerifier;

/** Signs snapshots with the console's long-lived key, which never leaves the internal zone. */
public final class SnapshotSigner {

    private final ECKey key;
    private final JWSHeader header;

    /**
     * Signs with this key.
     *
     * @throws IllegalArgumentException if it has no private part
     */
    public SnapshotSigner(ECKey key) {
        if (!key.isPrivate()) {
            throw new IllegalArgumentException("the key for snapshots has no private part");
        }
        this.key = key;
        try {
            this.header = new JWSHeader.Builder(SnapshotVerifier.ALGORITHM)
                    .type(SnapshotVerifier.TYPE)
                    .keyID(key.computeThumbprint().toString())
                    .build();
        } catch (JOSEException everyJdkHasSha256) {
            throw new IllegalStateException(everyJdkHasSha256);
        }
    }

    public SignedSnapshot sign(Snapshot snapshot) {
        try {
            var jws = new JWSObject(header, new Payload(SnapshotJson.write(snapshot)));
            jws.sign(new ECDSASigner(key));
            return new SignedSnapshot(jws.serialize());
        } catch (JOSEException broken) {
            throw new IllegalStateException("a snapshot cannot be signed", broken);
        }
    }

    public ECKey publicKey() {
        return key.toPublicJWK();
    }
}
