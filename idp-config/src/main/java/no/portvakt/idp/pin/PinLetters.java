package no.portvakt.idp.pin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.idp.letter.CodeList;
import no.portvakt.idp.letter.Letter;
import no.portvakt.idp.letter.LetterPurpose;
import no.portvakt.idp.letter.LetterState;
import no.portvakt.idp.letter.LetterTerms;
import no.portvakt.idp.letter.PinCode;
import no.portvakt.idp.person.CitizenKeys;
import no.portvakt.trust.secret.KeyedHash;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The letters of one realm, in Keycloak's database and inside its transaction. A citizen has at most one letter on its
 * way and one that is activated; the latter goes on until the other is activated.
 */
public final class PinLetters {

    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final Duration PRINT_IS_LOST = Duration.ofHours(1);
    private static final String NO_OTHER = "";

    private final LetterRows letters;
    private final CodeRows codes;
    private final KeyedHash hash;
    private final LetterTerms terms;
    private final Clock clock;

    public PinLetters(KeycloakSession session, RealmModel realm, Clock clock) {
        var database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.terms = LetterTerms.STANDARD;
        this.letters = new LetterRows(database, realm.getId(), terms);
        this.codes = new CodeRows(database);
        this.hash = session.getProvider(CitizenKeys.class).pinCodes();
        this.clock = clock;
    }

    /**
     * The code that the citizen is to type next: always the lowest unused one of a letter, so that nobody can choose.
     *
     * @param codesLeft how many are unused, this one counted
     * @param activates whether using it activates the letter
     */
    public record NextCode(String letterId, int letterNumber, int codeNumber, int codesLeft, boolean activates) {

        /** Which code of which letter it is: no other has this name. */
        String name() {
            return letterId + "/" + codeNumber;
        }
    }

    /** A letter for the printer: the one moment in which its codes are in clear. */
    public record Printed(String userId, Letter letter, CodeList codes) {}

    /**
     * Wants a letter. One that still waits for the printer is taken, and becomes a first one if that is wanted; one that is printed or sent
     * but not activated ends, since it may be lost; an activated one goes on.
     */
    public Letter order(UserModel citizen, LetterPurpose purpose) {
        var now = clock.instant();
        var all = letters.of(citizen.getId());
        var waiting = all.stream()
                .filter(letter -> letter.stateAt(now) == LetterState.ORDERED)
                .findFirst();
        if (waiting.isPresent()) {
            // Two agreed on a first letter, or she has no password: a renewal does not take its place.
            return purpose == LetterPurpose.FIRST ? letters.devoted(waiting.get()) : waiting.get();
        }
        letters.end(citizen.getId(), NO_OTHER, LetterState.UNDER_WAY, LetterState.REPLACED, now);
        int number = 1 + all.stream().mapToInt(Letter::number).max().orElse(0);
        var letter = new Letter(
                UUID.randomUUID().toString(),
                number,
                purpose,
                LetterState.ORDERED,
                now,
                terms.expiry(LetterState.ORDERED, now),
                0);
        letters.add(citizen.getId(), letter);
        return letter;
    }

    /**
     * A citizen's own order, which takes nothing from her and changes no password. Empty if one is on its way that she is
     * to wait for.
     */
    public Optional<Letter> orderOwn(UserModel citizen) {
        var now = clock.instant();
        boolean expected = letters.of(citizen.getId()).stream().anyMatch(letter -> terms.isExpected(letter, now));
        return expected ? Optional.empty() : Optional.of(order(citizen, purposeFor(citizen)));
    }

    /** What a letter that nobody has said more about is for: it sets a password only where there is none. */
    public static LetterPurpose purposeFor(UserModel citizen) {
        return citizen.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                ? LetterPurpose.RENEWAL
                : LetterPurpose.FIRST;
    }

    /** What the newest letter has come to; empty if there never was one. */
    public Optional<LetterState> newestState(UserModel citizen) {
        return letters.of(citizen.getId()).stream().findFirst().map(letter -> letter.stateAt(clock.instant()));
    }

    /**
     * Draws the codes of letters for the printer. Those among them that were printed before and not sent get new ones,
     * so that a print that was lost is worth nothing.
     *
     * @param consignment what they will be sent with
     * @param length characters in a code
     */
    public List<Printed> print(List<String> ids, String consignment, int length) {
        return letters.byId(ids).stream()
                .flatMap(owned -> print(owned, consignment, length).stream())
                .toList();
    }

    /** The longest waiting letters, and whose they are. A print that nobody sent for an hour is lost. */
    public List<Waiting> waiting(int skip, int most) {
        var now = clock.instant();
        return letters.waiting(now, now.minus(PRINT_IS_LOST), skip, most).stream()
                .map(owned -> new Waiting(owned.userId(), owned.letter()))
                .toList();
    }

    /** A letter that waits for the printer. */
    public record Waiting(String userId, Letter letter) {}

    private Optional<Printed> print(LetterRows.Owned owned, String consignment, int length) {
        var letter = owned.letter();
        if (!letters.move(letter.id(), LetterState.PRINTED, clock.instant())) {
            return Optional.empty();
        }
        letters.consign(letter.id(), consignment);
        var drawn = CodeList.draw(CHANCE, length);
        codes.replace(
                letter.id(),
                IntStream.range(0, CodeList.SIZE)
                        .mapToObj(i -> drawn.codes().get(i).name(letter.id(), i + 1, hash))
                        .toList());
        return Optional.of(new Printed(owned.userId(), letter, drawn));
    }

    /** All of a consignment are on their way. Said twice, it changes nothing the second time. */
    public int sent(String consignment) {
        return letters.sent(consignment, clock.instant());
    }

    /** Newest first. */
    public List<Letter> of(UserModel citizen) {
        return letters.of(citizen.getId());
    }

    /** Ends every letter of a citizen. */
    public int revoke(UserModel citizen) {
        return letters.end(
                citizen.getId(), NO_OTHER, LetterState.REVOKED.previous(), LetterState.REVOKED, clock.instant());
    }

    /** Ends one. Not if it is somebody else's, or has ended. */
    boolean revoke(UserModel citizen, String letterId) {
        return letters.of(citizen.getId()).stream()
                        .anyMatch(letter -> letter.id().equals(letterId))
                && letters.move(letterId, LetterState.REVOKED, clock.instant());
    }

    /** What is asked: of the activated letter while it has codes, else of the one that was sent. */
    public Optional<NextCode> next(UserModel citizen) {
        return usable(citizen)
                .min(Comparator.comparingInt((Letter letter) -> letter.recorded() == LetterState.ACTIVATED ? 0 : 1))
                .flatMap(this::firstUnused);
    }

    /** Of a letter that was sent and not activated yet, beside another one or alone. */
    public Optional<NextCode> nextOfNew(UserModel citizen) {
        return usable(citizen)
                .filter(letter -> letter.recorded() == LetterState.SENT)
                .findFirst()
                .flatMap(this::firstUnused);
    }

    /** Of a letter that may set the password. */
    public Optional<NextCode> nextOfFirst(UserModel citizen) {
        return usable(citizen)
                .filter(letter -> letter.recorded() == LetterState.SENT)
                .filter(letter -> letter.purpose() == LetterPurpose.FIRST)
                .findFirst()
                .flatMap(this::firstUnused);
    }

    private Stream<Letter> usable(UserModel citizen) {
        var now = clock.instant();
        return letters.of(citizen.getId()).stream()
                .filter(letter -> letter.stateAt(now).opens() && letter.codesLeft() > 0);
    }

    private Optional<NextCode> firstUnused(Letter letter) {
        var unused = codes.unused(letter.id());
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of(new NextCode(
                        letter.id(),
                        letter.number(),
                        unused.getFirst(),
                        unused.size(),
                        letter.recorded() == LetterState.SENT));
    }

    /**
     * Uses a code up, activates its letter if that was new, and ends the one before it then.
     *
     * @return whether it was right and unused
     */
    public boolean use(UserModel citizen, NextCode asked, PinCode typed) {
        var now = clock.instant();
        var names = typed.names(asked.letterId(), asked.codeNumber(), hash);
        if (!codes.use(asked.letterId(), asked.codeNumber(), names, now)) {
            return false;
        }
        if (asked.activates() && !activate(citizen, asked, now)) {
            return false;
        }
        if (asked.codesLeft() == 1) {
            letters.move(asked.letterId(), LetterState.USED_UP, now);
        }
        return true;
    }

    /** Not if it was ended a moment ago. */
    private boolean activate(UserModel citizen, NextCode asked, Instant now) {
        boolean activated = letters.move(asked.letterId(), LetterState.ACTIVATED, now);
        if (activated) {
            letters.end(citizen.getId(), asked.letterId(), Set.of(LetterState.ACTIVATED), LetterState.REPLACED, now);
        }
        return activated;
    }

    /** Whether the citizen is to be told to order the next letter. */
    public boolean areFew(NextCode next) {
        return terms.isFew(next.codesLeft());
    }
}
