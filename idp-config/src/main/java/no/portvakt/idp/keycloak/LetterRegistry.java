package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.portvakt.trust.identity.NationalId;

/**
 * The municipality's side of the letters inside Keycloak (see the package {@code registry}). A letter is ordered, then
 * printed, which is when its codes exist in clear, then sent; what fails between two of these is done again.
 */
public final class LetterRegistry {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KeycloakAdmin keycloak;
    private final String letters;
    private final String recoveries;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Speaks to the letters of one realm.
     *
     * @param realm usually {@code innbygger}
     */
    public LetterRegistry(KeycloakAdmin keycloak, String realm) {
        this.keycloak = keycloak;
        this.letters = "/" + realm + "/portvakt/letters";
        this.recoveries = "/" + realm + "/portvakt/recoveries";
    }

    /** What a letter does when it is first used. */
    public enum Purpose {
        /** Sets the password. */
        FIRST,
        /** Brings new codes for the password that there is. */
        RENEWAL
    }

    /** A letter that was ordered. */
    public record Ordered(String id, int number, Purpose purpose) {}

    /** A letter that waits for the printer, and whose it is. */
    public record Waiting(Ordered letter, NationalId person) {}

    /** The codes of a letter; {@code codes.get(0)} is "PIN code number 1". Prints masked. */
    public record Codes(String letterId, List<String> codes) {

        public Codes {
            codes = List.copyOf(codes);
        }

        @Override
        public String toString() {
            return "Codes[" + letterId + ", ***]";
        }
    }

    /**
     * What a letter has come to.
     *
     * @param state a name of Keycloak's side: {@code ORDERED}, {@code SENT} and so on
     * @param since ISO 8601
     * @param expires ISO 8601
     */
    public record Standing(int number, Purpose purpose, String state, String since, String expires, int codesLeft) {}

    /**
     * Orders a letter.
     *
     * @param purpose left out: first for whoever has no password, else a renewal. A first one for somebody who has a
     *     password is refused: {@link #propose}
     * @return empty if nobody with this number is known
     */
    public Optional<Ordered> order(NationalId person, Optional<Purpose> purpose) {
        var body = about(person);
        purpose.ifPresent(wanted -> body.put("purpose", wanted.name()));
        return known(() -> ordered(keycloak.create(letters, body)));
    }

    /**
     * Orders for many, as {@link #order} does without a purpose.
     *
     * @return those of them whom nobody knows, for whom nothing was ordered
     */
    public List<NationalId> orderAll(List<NationalId> persons) {
        var body = json.createObjectNode();
        var pids = body.putArray("pids");
        persons.forEach(person -> pids.add(person.reveal()));
        var unknown = keycloak.create(letters + "/batch", body).path("unknown");
        return StreamSupport.stream(unknown.spliterator(), false)
                .map(index -> persons.get(index.asInt()))
                .toList();
    }

    /**
     * The longest waiting ones; not all, if they are many.
     *
     * @param skip how many of them to leave out
     */
    public List<Waiting> waiting(int skip) {
        return each(keycloak.read(letters + "/waiting?skip=" + skip).orElseGet(json::createObjectNode))
                .flatMap(letter -> NationalId.parse(letter.path("pid").asText()).stream()
                        .map(person -> new Waiting(ordered(letter), person)))
                .toList();
    }

    /** Draws codes of the usual length. */
    public List<Codes> print(String consignment, List<String> ids) {
        return codes(json.createObjectNode().put("consignment", consignment), ids);
    }

    /**
     * Draws the codes. Those that are missing in the answer were ended meanwhile.
     *
     * @param length characters in a code, 5 to 12
     */
    public List<Codes> print(String consignment, List<String> ids, int length) {
        return codes(json.createObjectNode().put("consignment", consignment).put("characters", length), ids);
    }

    private List<Codes> codes(ObjectNode body, List<String> ids) {
        var wanted = body.putArray("letters");
        ids.forEach(wanted::add);
        return each(keycloak.create(letters + "/print", body))
                .map(letter -> new Codes(letter.path("id").asText(), texts(letter.path("codes"))))
                .toList();
    }

    /** All of it is on its way; said twice, it changes nothing. */
    public void sent(String consignment) {
        keycloak.create(letters + "/sent", json.createObjectNode().put("consignment", consignment));
    }

    /**
     * What a citizen logs in with beside her password.
     *
     * @param letters newest first
     * @param factors {@code sms}, {@code app}, {@code email}: those that she has registered
     */
    public record Status(List<Standing> letters, List<String> factors) {

        public Status {
            letters = List.copyOf(letters);
            factors = List.copyOf(factors);
        }
    }

    /** Empty if nobody with this number is known. */
    public Optional<Status> status(NationalId person) {
        return known(() -> keycloak.create(letters + "/status", about(person)))
                .map(answer -> new Status(standings(answer), texts(answer.path("factors"))));
    }

    private static List<Standing> standings(JsonNode answer) {
        return each(answer)
                .map(letter -> new Standing(
                        letter.path("number").asInt(),
                        Purpose.valueOf(letter.path("purpose").asText()),
                        letter.path("state").asText(),
                        letter.path("since").asText(),
                        letter.path("expires").asText(),
                        letter.path("codesLeft").asInt()))
                .toList();
    }

    /** Ends every letter of a person, and says how many; empty if nobody with this number is known. */
    public Optional<Integer> revoke(NationalId person) {
        return known(() -> keycloak.create(letters + "/revoke", about(person))
                .path("revoked")
                .asInt());
    }

    /** Ordered, printed and handed over at once, as at a desk where the citizen stands. */
    public Codes handOver(NationalId person) {
        var ordered = order(person, Optional.empty())
                .orElseThrow(() -> new IllegalStateException("a letter for somebody who was not enrolled"));
        var consignment = UUID.randomUUID().toString();
        var printed = print(consignment, List.of(ordered.id()));
        sent(consignment);
        return printed.getFirst();
    }

    /** Gives the id of the proposal that somebody gets a letter that sets the password anew; empty if nobody is known. */
    public Optional<String> propose(NationalId person) {
        return known(() ->
                keycloak.create(recoveries, about(person)).path("proposal").asText());
    }

    /**
     * The same, that a factor of hers is taken away.
     *
     * @param factor {@code sms}, {@code app} or {@code email}
     */
    public Optional<String> proposeRemoval(NationalId person, String factor) {
        return known(() -> keycloak.create(recoveries, about(person).put("remove", factor))
                .path("proposal")
                .asText());
    }

    /** Whether it was done: not by whoever proposed it, not twice, and not after a week. */
    public boolean approve(String proposal) {
        try {
            keycloak.create(recoveries + "/approve", json.createObjectNode().put("proposal", proposal));
            return true;
        } catch (KeycloakRefused refused) {
            if (refused.status() == CONFLICT) {
                return false;
            }
            throw refused;
        }
    }

    private ObjectNode about(NationalId person) {
        return json.createObjectNode().put("pid", person.reveal());
    }

    private static <T> Optional<T> known(Supplier<T> ask) {
        try {
            return Optional.of(ask.get());
        } catch (KeycloakRefused refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Stream<JsonNode> each(JsonNode answer) {
        return StreamSupport.stream(answer.path("letters").spliterator(), false);
    }

    private static Ordered ordered(JsonNode letter) {
        return new Ordered(
                letter.path("id").asText(),
                letter.path("number").asInt(),
                Purpose.valueOf(letter.path("purpose").asText()));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
