package no.portvakt.gateway.saml.verify;

import java.util.Locale;
import java.util.Optional;
import org.opensaml.saml.saml2.core.StatusCode;

/**
 * Why a portal gets no assertion, or a log-out does not count. The id is stable: it stands in the audit log, and in the status that the portal is
 * told. What is wrong before we know that the portal itself asked is shown to the citizen and told to nobody.
 */
public enum Fault {
    /** Not a message in the binding that it came by, or larger than any of them is. */
    UNREADABLE,
    /** More than is read of anybody. */
    TOO_LARGE,
    /** A parameter of the binding came twice. */
    AMBIGUOUS,
    /** The schema has something against it; two elements with one ID are such a thing. */
    NOT_AS_THE_SCHEMA,
    /** A message of SAML, and not a request for a log-in. */
    NOT_A_LOGIN_REQUEST,
    /** A message of SAML, and neither a request for a log-out nor an answer to one. */
    NOT_A_LOGOUT_MESSAGE,
    /** A message of SAML, and not a request for what an artifact stands for. */
    NOT_AN_ARTIFACT_REQUEST,
    /** Stands for nothing of this portal's, or not any more: a minute is over, it was fetched, or she logged out. */
    UNKNOWN_ARTIFACT,
    /** An answer to a request that we did not send to this portal, or that was answered before. */
    NOT_ASKED_FOR,
    /** Longer than the 80 bytes of SAML Bindings, 3.4.3 and 3.5.3. */
    RELAY_STATE_TOO_LONG,
    /** From nobody whom a declaration names. */
    UNKNOWN_PORTAL,
    /** No signature, where the declaration wants one. */
    UNSIGNED,
    /** A signature that is not one of the portal's keys, by an algorithm that counts, over this very message. */
    BAD_SIGNATURE,
    /** By a connection that is another's. */
    FOREIGN_CONNECTION,
    /** Meant for another address. */
    WRONG_DESTINATION,
    /** Older than five minutes. */
    EXPIRED,
    /** From the future. */
    NOT_YET,
    /** Seen before. */
    REPLAYED,
    /** The answer shall go where the metadata does not say. */
    UNKNOWN_ANSWER_ADDRESS,
    /** The answer shall come by a binding that we do not speak, or the metadata does not name. */
    UNSUPPORTED_BINDING(StatusCode.REQUESTER, StatusCode.UNSUPPORTED_BINDING),
    /** Names somebody, or sets conditions, which this provider heeds for nobody. */
    UNSUPPORTED_REQUEST(StatusCode.REQUESTER, StatusCode.REQUEST_UNSUPPORTED),
    /** Names no one sign-on: we end one, and not every one of a citizen. */
    SIGN_ON_NOT_NAMED(StatusCode.REQUESTER, StatusCode.REQUEST_UNSUPPORTED),
    /** Names a sign-on or a citizen that this portal was never told of, or one that is over. */
    NOT_THEIR_SIGN_ON(StatusCode.REQUESTER, StatusCode.UNKNOWN_PRINCIPAL),
    /** A name that the declaration does not give this portal. */
    NAME_NOT_GIVEN(StatusCode.REQUESTER, StatusCode.INVALID_NAMEID_POLICY),
    /** Contexts that we do not know, or that no log-in reaches. */
    NO_SUCH_LEVEL(StatusCode.RESPONDER, StatusCode.NO_AUTHN_CONTEXT),
    /** The log-in that came back was not enough, or not new. */
    LEVEL_NOT_REACHED(StatusCode.RESPONDER, StatusCode.NO_AUTHN_CONTEXT),
    /** The citizen has seen what the portal would be told, and turned back. */
    TURNED_BACK(StatusCode.RESPONDER, StatusCode.NO_AUTHN_CONTEXT),
    /** The citizen would have had to be asked, or shown something. */
    WOULD_HAVE_ASKED(StatusCode.RESPONDER, StatusCode.NO_PASSIVE),
    /** The service's profile does not serve her, or not by this log-in, or is not in force. */
    NOT_SERVED(StatusCode.RESPONDER, StatusCode.REQUEST_DENIED);

    /** Blank for what the portal is not told. */
    private final String first;

    private final String second;

    Fault() {
        this("", "");
    }

    Fault(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** The two codes of a status (SAML Core, 3.2.2.2). */
    public record Status(String first, String second) {}

    /** Empty for what the portal is not told. */
    public Optional<Status> told() {
        return first.isEmpty() ? Optional.empty() : Optional.of(new Status(first, second));
    }

    /** How it is written. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
