package no.portvakt.minside.boot;

import jakarta.inject.Singleton;
import java.util.List;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/** Seals with the key of the configuration, each purpose by itself. */
@Singleton
class Sealers {

    private final SealingKey key;

    Sealers(AdapterConfiguration configuration) {
        this.key = new SealingKey(configuration.sealingKeyId(), Secret.of(configuration.sealingKey()));
    }

    Sealer of(String purpose) {
        return new Sealer(List.of(key), purpose);
    }

    SealingKey key() {
        return key;
    }
}
