package no.portvakt.idp.disclosure;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.flow.ClientDisclosure;
import no.portvakt.profiles.level.MethodWords;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * What a portal is about to be told of a citizen. Who it is stands in the attributes of its client; what it is told, in
 * the client's own mappers, so that nothing is told that is not shown.
 *
 * @param level that the answer states
 * @param number whether it is told her national id number
 * @param methods how she logged in
 * @param language that she reads
 */
record Disclosure(ClientModel client, int level, boolean number, List<String> methods, String language) {

    private static final String NUMBER_MAPPER = "portvakt-pid";
    private static final String METHODS = "portvakt.amr";
    private static final String LANGUAGE = "portvakt.locale";
    private static final String ORDINARY = "nb";

    Disclosure {
        methods = List.copyOf(methods);
    }

    /** When a citizen is shown it. */
    enum When {
        NEVER,
        FIRST_TIME,
        ALWAYS
    }

    /**
     * For this log-in.
     *
     * @param known the session that she has in this browser already
     */
    static Disclosure of(
            KeycloakSession session, AuthenticationSessionModel authentication, Optional<UserSessionModel> known) {
        var client = authentication.getClient();
        return new Disclosure(
                client,
                Math.max(0, new AcrStore(session, authentication).getLevelOfAuthenticationFromCurrentAuthentication()),
                client.getProtocolMappersStream().anyMatch(mapper -> NUMBER_MAPPER.equals(mapper.getProtocolMapper())),
                note(METHODS, authentication, known).map(Disclosure::read).orElse(List.of()),
                note(LANGUAGE, authentication, known).orElse(ORDINARY));
    }

    /** Of this log-in, or of what is remembered where it added nothing. */
    private static Optional<String> note(
            String name, AuthenticationSessionModel authentication, Optional<UserSessionModel> known) {
        return Optional.ofNullable(authentication.getUserSessionNotes().get(name))
                .or(() -> known.flatMap(session -> Optional.ofNullable(session.getNote(name))));
    }

    /** A word that cannot be read is the most careful one. */
    static When when(ClientModel client) {
        return Optional.ofNullable(client.getAttribute(ClientDisclosure.TELL))
                .map(word -> switch (word) {
                    case "never" -> When.NEVER;
                    case "first-time" -> When.FIRST_TIME;
                    default -> When.ALWAYS;
                })
                .orElse(When.NEVER);
    }

    /** What is told, without what it says. */
    String kinds() {
        return level + (number ? " national-id" : "");
    }

    /** As the page reads it. */
    Map<String, Object> in(String reader) {
        Map<String, Object> words = new HashMap<>();
        words.put("portal", text(ClientDisclosure.NAME, reader));
        words.put("service", text(ClientDisclosure.SERVICE, reader));
        words.put(
                "organisation",
                Optional.ofNullable(client.getAttribute(ClientDisclosure.ORGANISATION))
                        .orElse(""));
        words.put("level", level);
        words.put("number", number);
        words.put("methods", MethodWords.in(reader, methods));
        words.put("reads", language);
        return Map.copyOf(words);
    }

    /** In bokmål for every language that declarations are not written in. */
    private String text(String attribute, String reader) {
        return Optional.ofNullable(client.getAttribute(attribute + reader))
                .or(() -> Optional.ofNullable(client.getAttribute(attribute + ORDINARY)))
                .orElse(client.getClientId());
    }

    private static List<String> read(String json) {
        try {
            return JsonSerialization.readValue(json, new TypeReference<List<String>>() {});
        } catch (IOException broken) {
            throw new IllegalStateException("a note of our own cannot be read", broken);
        }
    }
}
