package no.portvakt.gateway.request.enrich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What our token for one service says of the citizen to ourselves alone, so that it can be exchanged for one for another
 * service on any node: her pseudonyms are different there, and nothing leads from one to the other. Sealed; the service
 * that carries it cannot open it. Only tokens for services that may exchange them have it.
 */
public final class Handover {

    /** Of the identity token. */
    public static final String CLAIM = "handover";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealer sealer;
    private final Set<ServiceId> carriers;

    private Handover(Sealer sealer, Set<ServiceId> carriers) {
        this.sealer = sealer;
        this.carriers = Set.copyOf(carriers);
    }

    /**
     * Of this gateway.
     *
     * @param secret the one that pseudonyms are made with, which is the same on all nodes
     * @param carriers whose tokens have it
     */
    public static Handover sealedWith(Secret secret, Set<ServiceId> carriers) {
        return new Handover(new Sealer(List.of(new SealingKey("handover", secret)), "token.handover"), carriers);
    }

    /** No token has it. */
    public static Handover none() {
        return sealedWith(Secret.of("nothing is sealed with this"), Set.of());
    }

    Optional<String> sealFor(Citizen citizen, ServiceId service) {
        return carriers.contains(service) ? Optional.of(sealer.seal(write(citizen))) : Optional.empty();
    }

    /** Of a token whose signature is ours; empty if it was sealed under a key that is not there any more. */
    public Optional<Citizen> open(String sealed) {
        return sealer.open(sealed).flatMap(Handover::read);
    }

    private static String write(Citizen citizen) {
        var assurance = citizen.assurance();
        var text = new Text(
                citizen.sessionKey(),
                citizen.generation(),
                citizen.sid(),
                citizen.subject(),
                citizen.person().map(NationalId::reveal).orElse(null),
                assurance.level().number(),
                assurance.issuer(),
                assurance.acr(),
                assurance.amr(),
                assurance.methods().stream().map(LoginMethod::word).toList(),
                assurance.authenticatedAt().getEpochSecond(),
                citizen.locale());
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException broken) {
            // Without its cause, which quotes what it could not write.
            throw new IllegalStateException("a citizen cannot be written");
        }
    }

    private static Optional<Citizen> read(String json) {
        try {
            var text = JSON.readValue(json, Text.class);
            return SecurityLevel.of(text.l()).map(text::citizen);
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }

    /** Short names, since it travels in a header. Who is an employee has no such tokens. */
    private record Text(
            String k,
            int g,
            String d,
            String s,
            @Nullable String p,
            int l,
            String i,
            String a,
            List<String> m,
            List<String> o,
            long t,
            String c) {

        Citizen citizen(SecurityLevel level) {
            return new Citizen(
                    k,
                    g,
                    d,
                    s,
                    Optional.ofNullable(p).flatMap(NationalId::parse),
                    new Assurance(level, i, a, m, methods(), Set.of(), Instant.ofEpochSecond(t)),
                    c,
                    Optional.empty());
        }

        private Set<LoginMethod> methods() {
            return o.stream().flatMap(word -> LoginMethod.of(word).stream()).collect(Collectors.toSet());
        }
    }
}
