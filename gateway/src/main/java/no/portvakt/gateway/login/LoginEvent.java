package no.portvakt.gateway.login;

import java.util.List;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** What happened, for log, audit and metrics. Names nobody: a session's key and a reason, never who she is. */
public sealed interface LoginEvent {

    record Begun(String service, SecurityLevel asked) implements LoginEvent {}

    record LoggedIn(String service, String sessionKey, SecurityLevel level, String acr, List<String> methods)
            implements LoginEvent {
        public LoggedIn {
            methods = List.copyOf(methods);
        }
    }

    /**
     * No log-in.
     *
     * @param why for those who run the gateway; quotes nothing that came from outside
     */
    record Refused(String service, Reason reason, String why) implements LoginEvent {}

    /**
     * The citizen logged out.
     *
     * @param sessions how many of ours ended
     * @param endedThere whether the identity provider ended its own
     */
    record LoggedOut(String service, int sessions, boolean endedThere) implements LoginEvent {}

    /** The identity provider ended sessions. */
    record EndedFromThere(int sessions) implements LoginEvent {}

    /** A log-out token that was not genuine. */
    record NoticeRefused(String why) implements LoginEvent {}
}
