package no.portvakt.minside.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.MethodMapping;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.identity.PersonKey;

/**
 * Who and how sure, as a verified token says it; still in the token's words.
 *
 * @param pid the national id number; prints without it
 */
public record Evidence(
        String issuer, String pid, String acr, List<String> amr, Instant authenticatedAt, String locale) {

    public Evidence {
        amr = List.copyOf(amr);
    }

    /** Empty if the number is none, or if this {@code acr} means no level to us. */
    public Optional<Caller> caller(PersonKey keys, Channel channel, CorrelationId correlation) {
        var level = new AcrMapping(issuer, AcrMapping.ID_PORTEN).levelOf(acr);
        return NationalId.parse(pid)
                .flatMap(person -> level.map(known -> new Caller(
                        person,
                        keys.of(person),
                        new Assurance(
                                known,
                                issuer,
                                acr,
                                amr,
                                MethodMapping.ofOwnRealm(issuer).methodsOf(amr),
                                Set.of(),
                                authenticatedAt),
                        channel,
                        Language.of(locale),
                        correlation)));
    }

    @Override
    public String toString() {
        return "Evidence[" + issuer + " " + acr + "]";
    }
}
