package no.portvakt.idp.registry;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.events.LetterEvents;
import no.portvakt.idp.factor.Contacts;
import no.portvakt.idp.letter.LetterPurpose;
import no.portvakt.idp.person.Citizens;
import no.portvakt.idp.pin.PinLetters;
import no.portvakt.idp.pin.Proposals;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code /admin/realms/{realm}/portvakt/recoveries}: the helpdesk's way for a citizen who lost her password, or her phone.
 * One proposes, another approves; then a letter that sets the password is ordered, or the factor is taken away.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ProposalsResource {

    private static final int INVALID = 400;
    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Citizens citizens;
    private final LetterEvents events;
    private final UserModel caller;
    private final Clock clock = Clock.systemUTC();

    ProposalsResource(
            KeycloakSession session, RealmModel realm, Citizens citizens, LetterEvents events, UserModel caller) {
        this.session = session;
        this.realm = realm;
        this.citizens = citizens;
        this.events = events;
        this.caller = caller;
    }

    @POST
    public Response propose(Recovery about) {
        var number = citizens.read(about.pid());
        if (number.isEmpty() || !about.isUnderstood()) {
            return Response.status(INVALID)
                    .entity(Map.of("error", number.isEmpty() ? "not a national id number" : "no such factor"))
                    .build();
        }
        return citizens.byNumber(number.get())
                .map(citizen -> {
                    events.happened(
                            about.factor().map(factor -> "removal-proposed").orElse("proposed"), citizen.getId());
                    var proposal =
                            new Proposals(session, realm, clock).propose(citizen, about.factor(), caller.getId());
                    return Response.ok(Map.of("proposal", proposal)).build();
                })
                .orElseGet(() -> Response.status(UNKNOWN)
                        .entity(Map.of("error", "nobody with this number is known"))
                        .type(MediaType.APPLICATION_JSON)
                        .build());
    }

    /** 409 for one's own proposal, one that is too old, and one that was approved. */
    @POST
    @Path("approve")
    public Response approve(Approval approval) {
        return new Proposals(session, realm, clock)
                .approve(approval.proposal(), caller.getId())
                .flatMap(agreed -> Optional.ofNullable(session.users().getUserById(realm, agreed.userId()))
                        .map(citizen -> carryOut(agreed, citizen)))
                .orElseGet(() -> Response.status(CONFLICT)
                        .entity(Map.of("error", "one's own, a week old, approved before, or none"))
                        .build());
    }

    private Response carryOut(Proposals.Agreed agreed, UserModel citizen) {
        if (agreed.factor().isPresent()) {
            events.happened("removal-approved", citizen.getId());
            Contacts.forget(session, citizen, agreed.factor().get());
            return Response.ok(Map.of("removed", agreed.factor().get().word())).build();
        }
        events.happened("approved", citizen.getId());
        var letter = new PinLetters(session, realm, clock).order(citizen, LetterPurpose.FIRST);
        return Response.ok(Map.of("number", letter.number())).build();
    }
}
