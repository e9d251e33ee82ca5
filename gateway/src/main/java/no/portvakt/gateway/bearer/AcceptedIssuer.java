package no.portvakt.gateway.bearer;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.MethodMapping;

/**
 * What a token of one issuer has to be like.
 *
 * @param name what configuration and profiles call it
 * @param issuer {@code iss}, compared exactly
 * @param audiences one of these it must be meant for
 * @param algorithms the only ones that count, as {@code alg} says them
 * @param types the only ones that count, as {@code typ} says them; without regard to case and to {@code application/}
 * @param longestLife from now to {@code exp}, at the most
 * @param levels what its {@code acr} means
 * @param methods what its {@code amr} means
 */
public record AcceptedIssuer(
        String name,
        String issuer,
        Set<String> audiences,
        Set<String> algorithms,
        Set<String> types,
        Duration longestLife,
        AcrMapping levels,
        MethodMapping methods) {

    /** Signatures that one side alone can make. */
    public static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    public static final Duration AN_HOUR = Duration.ofHours(1);

    private static final String MEDIA = "application/";

    public AcceptedIssuer {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        types = types.stream().map(AcceptedIssuer::plain).collect(Collectors.toUnmodifiableSet());
        if (audiences.isEmpty() || types.isEmpty() || algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException(
                    "an issuer has an audience, a type, and algorithms out of " + ALGORITHMS);
        }
    }

    /** One whose {@code acr} and {@code amr} are those of our own realm, in ID-porten's words. */
    public static AcceptedIssuer speakingAsOurRealm(
            String name,
            String issuer,
            Set<String> audiences,
            Set<String> algorithms,
            Set<String> types,
            Duration longestLife) {
        return new AcceptedIssuer(
                name,
                issuer,
                audiences,
                algorithms,
                types,
                longestLife,
                new AcrMapping(issuer, AcrMapping.ID_PORTEN),
                MethodMapping.ofOwnRealm(issuer));
    }

    boolean takesType(String type) {
        return types.contains(plain(type));
    }

    private static String plain(String type) {
        var lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith(MEDIA) ? lower.substring(MEDIA.length()) : lower;
    }
}
