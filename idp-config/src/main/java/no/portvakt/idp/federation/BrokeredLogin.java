package no.portvakt.idp.federation;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.flow.WantedLevel;
import no.portvakt.idp.person.Citizens;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * One log-in that went to another provider and comes back. Keycloak's own way from there would store who she is at the
 * provider, beside who she is here; for ID-porten that is the number in the clear. So the answer is judged here and goes
 * as a note, with Keycloak's id of the citizen in it, to the one authenticator that decides all log-ins. Nothing of what
 * the provider said outlives the request, except for level, methods and time.
 */
public final class BrokeredLogin {

    private static final Logger LOG = Logger.getLogger(BrokeredLogin.class);
    private static final String NOTE = "portvakt.broker.answer";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel authentication;

    BrokeredLogin(KeycloakSession session, AuthenticationSessionModel authentication) {
        this.session = session;
        this.realm = authentication.getRealm();
        this.authentication = authentication;
    }

    /** What the provider said, as a step of the log-in; once. */
    public static Optional<StepOutcome> answerIn(AuthenticationFlowContext context) {
        var authentication = context.getAuthenticationSession();
        var note = Optional.ofNullable(authentication.getAuthNote(NOTE));
        authentication.removeAuthNote(NOTE);
        return note.map(Note::read).map(answer -> {
            answer.upstream().keepIn(authentication, answer.provider());
            return answer.outcome(context.getSession(), context.getRealm());
        });
    }

    /** Judges, keeps what came of it, and leads back to the log-in. */
    Response answered(Broker broker, EvidenceCheck check, Evidence evidence, UpstreamSession upstream) {
        var wanted = WantedLevel.of(session, authentication);
        if (wanted.isEmpty()) {
            return refused(broker, Refusal.TOO_LOW);
        }
        return switch (check.judge(evidence, wanted.get())) {
            case EvidenceCheck.Verdict.Refused(var why) -> refused(broker, why);
            case EvidenceCheck.Verdict.Vouched vouched ->
                citizen(broker, vouched.person(), evidence)
                        .map(citizen -> back(Note.of(broker, citizen, vouched, upstream)))
                        .orElseGet(() -> refused(broker, Refusal.UNKNOWN_PERSON));
        };
    }

    Response refused(Broker broker, Refusal why) {
        LOG.infof("a log-in by %s is refused: %s", broker.alias(), why);
        return back(Note.of(broker, why));
    }

    private Optional<UserModel> citizen(Broker broker, NationalId person, Evidence evidence) {
        var citizens = new Citizens(session, realm);
        var known = citizens.byNumber(person);
        return known.isPresent() || !broker.enrols()
                ? known.filter(UserModel::isEnabled)
                : Optional.of(citizens.enrol(person, evidence.givenName(), evidence.familyName()));
    }

    /** By a redirect, so that nothing of the provider's answer stays in the address. */
    private Response back(Note note) {
        authentication.setAuthNote(NOTE, note.written());
        var login = new AuthenticationFlowURLHelper(
                        session, realm, session.getContext().getUri())
                .getLastExecutionUrl(authentication);
        return Response.seeOther(login).build();
    }

    /**
     * The answer on its way to the authenticator.
     *
     * @param provider its alias
     * @param problem the message to show; null if there is none, and then everything else is there
     * @param session her session's name there; null if it has none
     * @param ending what it takes to end it there
     */
    private record Note(
            String provider,
            @Nullable String problem,
            @Nullable String citizen,
            int level,
            List<String> methods,
            long provedAt,
            @Nullable String session,
            Map<String, String> ending) {

        static Note of(Broker broker, Refusal why) {
            return new Note(broker.alias(), why.message(), null, 0, List.of(), 0, null, Map.of());
        }

        static Note of(
                Broker broker, UserModel citizen, EvidenceCheck.Verdict.Vouched vouched, UpstreamSession upstream) {
            return new Note(
                    broker.alias(),
                    null,
                    citizen.getId(),
                    vouched.level().number(),
                    vouched.methods(),
                    vouched.provedAt().getEpochSecond(),
                    upstream.name().orElse(null),
                    upstream.notes());
        }

        UpstreamSession upstream() {
            return UpstreamSession.of(Optional.ofNullable(session), ending);
        }

        StepOutcome outcome(KeycloakSession session, RealmModel realm) {
            if (problem != null) {
                return new StepOutcome.Unusable(problem);
            }
            return Optional.ofNullable(session.users().getUserById(realm, citizen))
                    .flatMap(user -> SecurityLevel.of(level)
                            .<StepOutcome>map(reached -> new StepOutcome.Passed(
                                    user, reached, methods, Optional.of(Instant.ofEpochSecond(provedAt)))))
                    .orElseGet(() -> new StepOutcome.Unusable(Refusal.UNKNOWN_PERSON.message()));
        }

        String written() {
            try {
                return JsonSerialization.writeValueAsString(this);
            } catch (IOException broken) {
                throw new IllegalStateException("a note of our own cannot be written", broken);
            }
        }

        static Note read(String written) {
            try {
                return JsonSerialization.readValue(written, Note.class);
            } catch (IOException broken) {
                throw new IllegalStateException("a note of our own cannot be read", broken);
            }
        }
    }
}
