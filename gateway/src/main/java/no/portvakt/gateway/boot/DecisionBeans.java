package no.portvakt.gateway.boot;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.DecisionIntake;
import no.portvakt.gateway.console.decisions.DecisionStore;
import no.portvakt.gateway.console.decisions.PersonOpener;
import no.portvakt.gateway.console.decisions.Retention;
import no.portvakt.gateway.oidc.PemKeys;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Jdbi;

/** The console's part in decisions: what edges sent, kept, searched and forgotten. Asked for by a console only. */
@Singleton
public class DecisionBeans {

    /**
     * What persons in decisions are opened with.
     *
     * @param opener empty without a configured key: decisions are then kept without persons
     * @param pepper the configured half of every hash
     */
    public record Persons(Optional<PersonOpener> opener, Secret pepper) {

        /** What edges seal to; goes out with snapshots. */
        public Optional<ECKey> publicKey() {
            return opener.map(PersonOpener::publicKey);
        }
    }

    @Produces
    @Singleton
    public Persons persons(DecisionSettings settings) {
        if (settings.personKey().isPresent() && settings.pepper().isEmpty()) {
            throw new IllegalArgumentException(
                    "portvakt.console.decisions.pepper: is needed where there is a person-key");
        }
        return new Persons(
                settings.personKey().map(file -> new PersonOpener(keyOf(file))),
                Secret.of(settings.pepper().orElse("nobody is hashed")));
    }

    @Produces
    @Singleton
    public Retention retention(DecisionSettings settings) {
        return new Retention(settings.kept(), settings.period());
    }

    @Produces
    @Singleton
    public DecisionIntake intake(Instance<Jdbi> database, Clock clock, Persons persons, Retention retention) {
        return new DecisionIntake(database.get(), clock, persons.opener(), persons.pepper(), retention);
    }

    @Produces
    @Singleton
    public DecisionStore store(Instance<Jdbi> database, Clock clock, Retention retention, DecisionIntake intake) {
        return new DecisionStore(database.get(), clock, retention, intake);
    }

    private static ECKey keyOf(Path pem) {
        try {
            var published = JWKSet.parse(
                            SigningKey.fromPem(Files.readString(pem)).jwks())
                    .getKeys()
                    .getFirst()
                    .toECKey();
            return new ECKey.Builder(Curve.P_256, published.toECPublicKey())
                    .privateKey(PemKeys.privateKey(pem))
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read portvakt.console.decisions.person-key", unreadable);
        } catch (ParseException | JOSEException notSuch) {
            throw new IllegalArgumentException("portvakt.console.decisions.person-key: not an EC key", notSuch);
        }
    }
}
