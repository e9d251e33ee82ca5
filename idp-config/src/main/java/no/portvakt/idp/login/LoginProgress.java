package no.portvakt.idp.login;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.idp.flow.ClientDemand;
import no.portvakt.idp.flow.LeastLevel;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.StepOutcome.Passed;
import no.portvakt.idp.flow.WantedLevel;
import no.portvakt.profiles.level.MethodMapping;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.util.JsonSerialization;

/**
 * How far one log-in has come, in Keycloak's authentication session: the level reached in its AcrStore, which the
 * claim {@code acr} is made from, and the methods used in a note, which {@code amr} is made from.
 */
final class LoginProgress {

    private static final String METHODS = "portvakt.amr";
    private static final MethodMapping WORDS = MethodMapping.ofOwnRealm("this realm");
    private static final String LOCALE = "portvakt.locale";
    private static final String FACTORS = "portvakt.factors";
    private static final String SHOWN = "portvakt.page";
    private static final String CHOSEN = "portvakt.way";

    private final AuthenticationFlowContext context;
    private final AcrStore levels;

    LoginProgress(AuthenticationFlowContext context) {
        this.context = context;
        this.levels = new AcrStore(context.getSession(), context.getAuthenticationSession());
    }

    /** Empty if the client asks for a level that does not exist. */
    Optional<SecurityLevel> required() {
        return WantedLevel.of(context.getSession(), context.getAuthenticationSession(), context.getTopLevelFlow());
    }

    /** What the client takes beside a level. */
    ClientDemand demand() {
        return ClientDemand.of(context.getAuthenticationSession().getClient());
    }

    /** Whether one of the methods that count for this client was used. */
    boolean meetsMethods() {
        return demand().isMetBy(WORDS.methodsOf(methods()));
    }

    /** No client gets by with an older log-in than its attributes say. Keycloak and other providers go by the same note. */
    void holdToAge() {
        var authentication = context.getAuthenticationSession();
        demand().seconds(Optional.ofNullable(authentication.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM)))
                .ifPresent(seconds -> authentication.setClientNote(OIDCLoginProtocol.MAX_AGE_PARAM, seconds));
    }

    /** No client gets by with a lower level than the policy in force at the gateway demands. */
    void holdToLevel() {
        LeastLevel.hold(context.getSession(), context.getAuthenticationSession());
    }

    SecurityLevel reached() {
        return SecurityLevel.of(Math.max(0, levels.getLevelOfAuthenticationFromCurrentAuthentication()))
                .orElse(SecurityLevel.OPEN);
    }

    /** Takes over what a session has shown already. Its levels live as long as itself. */
    void continueFrom(UserSessionModel session) {
        var authentication = context.getAuthenticationSession();
        Optional.ofNullable(session.getNote(Constants.LOA_MAP)).ifPresent(map -> {
            if (authentication.getAuthNote(Constants.LOA_MAP) == null) {
                authentication.setAuthNote(Constants.LOA_MAP, map);
            }
            highestIn(map)
                    .filter(level -> level.satisfies(reached()))
                    .ifPresent(level -> levels.setLevelAuthenticatedToCurrentRequest(level.number()));
        });
        Optional.ofNullable(session.getNote(METHODS))
                .filter(methods -> !authentication.getUserSessionNotes().containsKey(METHODS))
                .ifPresent(methods -> authentication.setUserSessionNote(METHODS, methods));
    }

    /** The client wants everything shown anew (prompt=login, max_age): what the session has shown does not count. */
    void startAnew() {
        var authentication = context.getAuthenticationSession();
        if (authentication.getAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION) == null) {
            authentication.setAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
            levels.setLevelAuthenticatedToCurrentRequest(Constants.NO_LOA);
        }
    }

    void record(Passed passed) {
        context.setUser(passed.citizen());
        levels.setLevelAuthenticated(passed.reached().number());
        // Keycloak's own condition would carry the levels into the session; our flow has none.
        var authentication = context.getAuthenticationSession();
        authentication.setUserSessionNote(Constants.LOA_MAP, authentication.getAuthNote(Constants.LOA_MAP));
        if (!passed.methods().isEmpty()) {
            var methods = new LinkedHashSet<>(methods());
            methods.addAll(passed.methods());
            authentication.setUserSessionNote(METHODS, json(methods));
        }
        passed.provedAt()
                .map(at -> Long.toString(at.getEpochSecond()))
                .ifPresentOrElse(
                        at -> authentication.setClientNote(AuthenticationManager.AUTH_TIME_BROKER, at),
                        () -> authentication.removeClientNote(AuthenticationManager.AUTH_TIME_BROKER));
        authentication.setUserSessionNote(
                LOCALE,
                context.getSession()
                        .getContext()
                        .resolveLocale(passed.citizen())
                        .getLanguage());
    }

    /** She wants to look at her other factors when she has shown a letter or a card. */
    void wantFactors() {
        context.getAuthenticationSession().setAuthNote(FACTORS, "true");
    }

    void forgetFactors() {
        context.getAuthenticationSession().removeAuthNote(FACTORS);
    }

    boolean wantsFactors() {
        return context.getAuthenticationSession().getAuthNote(FACTORS) != null;
    }

    void shown(LoginPage page) {
        context.getAuthenticationSession().setAuthNote(SHOWN, page.name());
    }

    Optional<LoginPage> shown() {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(SHOWN))
                .map(LoginPage::valueOf);
    }

    /** She has chosen among several ways; without one, the choice is open again. */
    void chosen(Optional<LoginPage> way) {
        var authentication = context.getAuthenticationSession();
        way.ifPresentOrElse(
                page -> authentication.setAuthNote(CHOSEN, page.name()), () -> authentication.removeAuthNote(CHOSEN));
    }

    Optional<LoginPage> chosen() {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(CHOSEN))
                .map(LoginPage::valueOf);
    }

    private List<String> methods() {
        return Optional.ofNullable(
                        context.getAuthenticationSession().getUserSessionNotes().get(METHODS))
                .map(note -> read(note, new TypeReference<List<String>>() {}))
                .orElse(List.of());
    }

    private static Optional<SecurityLevel> highestIn(String map) {
        return read(map, new TypeReference<Map<Integer, Integer>>() {}).keySet().stream()
                .flatMap(number -> SecurityLevel.of(number).stream())
                .max(SecurityLevel::compareTo);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JsonSerialization.readValue(json, type);
        } catch (IOException broken) {
            throw new IllegalStateException("a note of our own cannot be read", broken);
        }
    }

    private static String json(Set<String> methods) {
        try {
            return JsonSerialization.writeValueAsString(methods);
        } catch (IOException broken) {
            throw new IllegalStateException("a note of our own cannot be written", broken);
        }
    }
}
