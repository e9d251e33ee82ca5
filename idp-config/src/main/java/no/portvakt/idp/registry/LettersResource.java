package no.portvakt.idp.registry;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.idp.events.LetterEvents;
import no.portvakt.idp.factor.Contacts;
import no.portvakt.idp.factor.FactorMethod;
import no.portvakt.idp.letter.Letter;
import no.portvakt.idp.letter.LetterPurpose;
import no.portvakt.idp.letter.PinCode;
import no.portvakt.idp.person.Citizens;
import no.portvakt.idp.pin.PinLetters;
import no.portvakt.trust.identity.NationalId;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code /admin/realms/{realm}/portvakt/letters}: the life of a letter but for its use. Numbers travel in bodies only.
 * Codes are in the answer to {@code print} and nowhere else, ever.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LettersResource {

    private static final int MOST = 500;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;
    private static final int INVALID = 400;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Citizens citizens;
    private final PinLetters letters;
    private final LetterEvents events;
    private final Clock clock = Clock.systemUTC();

    LettersResource(KeycloakSession session, RealmModel realm, Citizens citizens, LetterEvents events) {
        this.events = events;
        this.session = session;
        this.realm = realm;
        this.citizens = citizens;
        this.letters = new PinLetters(session, realm, clock);
    }

    @POST
    public Response order(LetterOrder order) {
        return forCitizen(order.pid(), citizen -> {
            var purpose = order.wanted().orElseGet(() -> PinLetters.purposeFor(citizen));
            if (purpose == LetterPurpose.FIRST && PinLetters.purposeFor(citizen) == LetterPurpose.RENEWAL) {
                return Response.status(FORBIDDEN)
                        .entity(Map.of("error", "a letter that sets a password anew takes two: recoveries"))
                        .build();
            }
            var letter = order(citizen, purpose);
            return Response.ok(Map.of("id", letter.id(), "number", letter.number(), "purpose", letter.purpose()))
                    .build();
        });
    }

    /** Orders for many, and says by their places in the list whom nobody knows. */
    @POST
    @Path("batch")
    public Response orderAll(LetterBatch batch) {
        if (batch.pids().size() > MOST) {
            return refused("at most " + MOST + " persons");
        }
        var unknown = new ArrayList<Integer>();
        for (int i = 0; i < batch.pids().size(); i++) {
            var citizen = citizens.read(batch.pids().get(i)).flatMap(citizens::byNumber);
            citizen.ifPresent(known -> order(known, PinLetters.purposeFor(known)));
            if (citizen.isEmpty()) {
                unknown.add(i);
            }
        }
        return Response.ok(Map.of("unknown", unknown)).build();
    }

    private Letter order(UserModel citizen, LetterPurpose purpose) {
        var letter = letters.order(citizen, purpose);
        events.happened("ordered", citizen.getId());
        return letter;
    }

    /**
     * Whose letters wait for the printer, the longest waiting first, at most 500. One that was printed an hour ago and
     * not sent waits again: that print is lost.
     */
    @GET
    @Path("waiting")
    public Response waiting(@QueryParam("skip") @DefaultValue("0") int skip) {
        var waiting = letters.waiting(Math.max(0, skip), MOST).stream()
                .flatMap(one -> numberOf(one.userId()).stream()
                        .map(number -> Map.of(
                                "id", one.letter().id(),
                                "number", one.letter().number(),
                                "purpose", one.letter().purpose(),
                                "pid", number.reveal())))
                .toList();
        return Response.ok(Map.of("letters", waiting)).build();
    }

    /** Draws the codes of these letters. Whoever asks prints them and says {@code sent} when they are on their way. */
    @POST
    @Path("print")
    public Response print(PrintRun run) {
        if (run.ids().size() > MOST || !run.isNamed()) {
            return refused("at most " + MOST + " letters, and a name for what they are sent with");
        }
        if (!run.isWithinReason()) {
            return refused("a code has " + PinCode.SHORTEST + " to " + PinCode.LONGEST + " characters");
        }
        events.happened("printed", run.consignment());
        var printed = letters.print(run.ids(), run.consignment(), run.length()).stream()
                .map(one -> Map.of(
                        "id",
                        one.letter().id(),
                        "codes",
                        one.codes().codes().stream().map(PinCode::characters).toList()))
                .toList();
        return Response.ok(Map.of("letters", printed)).build();
    }

    @POST
    @Path("sent")
    public Response sent(PrintRun run) {
        if (!run.isNamed()) {
            return refused("a consignment has letters, digits and hyphens for a name");
        }
        events.happened("sent", run.consignment());
        return Response.ok(Map.of("sent", letters.sent(run.consignment()))).build();
    }

    /** What a person's letters have come to, newest first, and which other factors she has. */
    @POST
    @Path("status")
    public Response status(LetterOrder about) {
        return forCitizen(about.pid(), citizen -> Response.ok(Map.of(
                        "letters",
                        letters.of(citizen).stream().map(this::described).toList(),
                        "factors",
                        Contacts.registered(session, citizen).stream()
                                .map(FactorMethod::word)
                                .toList()))
                .build());
    }

    @POST
    @Path("revoke")
    public Response revoke(LetterOrder about) {
        return forCitizen(about.pid(), citizen -> {
            int revoked = letters.revoke(citizen);
            events.happened("revoked", citizen.getId());
            return Response.ok(Map.of("revoked", revoked)).build();
        });
    }

    private Map<String, Object> described(Letter letter) {
        return Map.of(
                "number", letter.number(),
                "purpose", letter.purpose(),
                "state", letter.stateAt(clock.instant()),
                "since", letter.since().toString(),
                "expires", letter.expiresAt().toString(),
                "codesLeft", letter.codesLeft());
    }

    private Optional<NationalId> numberOf(String userId) {
        return Optional.ofNullable(session.users().getUserById(realm, userId)).flatMap(citizens::numberOf);
    }

    private Response forCitizen(String pid, Function<UserModel, Response> use) {
        var number = citizens.read(pid);
        if (number.isEmpty()) {
            return refused("not a national id number");
        }
        return citizens.byNumber(number.get()).map(use).orElseGet(() -> Response.status(UNKNOWN)
                .entity(Map.of("error", "nobody with this number is known"))
                .type(MediaType.APPLICATION_JSON)
                .build());
    }

    private static Response refused(String why) {
        return Response.status(INVALID).entity(Map.of("error", why)).build();
    }
}
