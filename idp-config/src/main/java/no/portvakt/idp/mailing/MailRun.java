package no.portvakt.idp.mailing;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import no.portvakt.idp.keycloak.KeycloakRefused;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.keycloak.LetterRegistry.Purpose;
import no.portvakt.idp.keycloak.LetterRegistry.Waiting;
import no.portvakt.idp.mailing.address.AddressRegister;
import no.portvakt.idp.mailing.address.AddressRegister.Answer;
import no.portvakt.idp.mailing.address.Resident;
import no.portvakt.idp.mailing.delivery.Delivery;
import no.portvakt.idp.mailing.delivery.Delivery.Parcel;
import no.portvakt.idp.mailing.delivery.Delivery.Undelivered;
import no.portvakt.idp.mailing.document.LetterDocument;
import no.portvakt.idp.mailing.document.LetterFrame;
import no.portvakt.idp.mailing.document.LetterToPrint;

/**
 * Prints and sends what waits, consignment by consignment: addresses first, then codes, document, delivery, and the note
 * that it left. Codes are in memory for one consignment at a time and are written nowhere. What fails before the
 * delivery costs nothing but a second try, which draws other codes.
 */
public final class MailRun {

    private static final int NOTES_TRIED = 3;

    private final LetterRegistry letters;
    private final AddressRegister addresses;
    private final LetterDocument document;
    private final LetterFrame frame;
    private final Delivery delivery;
    private final int perConsignment;

    /**
     * A run.
     *
     * @param perConsignment letters in one document, 1 to 500
     */
    public MailRun(
            LetterRegistry letters,
            AddressRegister addresses,
            LetterDocument document,
            LetterFrame frame,
            Delivery delivery,
            int perConsignment) {
        this.letters = letters;
        this.addresses = addresses;
        this.document = document;
        this.frame = frame;
        this.delivery = delivery;
        this.perConsignment = perConsignment;
    }

    /**
     * What came of a run.
     *
     * @param withoutAddress letters that wait on, because no address is known
     * @param stopped why it ended early; empty if it did not
     * @param unnoted consignments that were delivered, which Keycloak could not be told
     */
    public record Report(int sent, int withoutAddress, List<String> stopped, List<String> unnoted) {

        public Report {
            stopped = List.copyOf(stopped);
            unnoted = List.copyOf(unnoted);
        }

        public boolean isComplete() {
            return withoutAddress == 0 && stopped.isEmpty() && unnoted.isEmpty();
        }
    }

    /**
     * Sends until nothing waits.
     *
     * @param progress told how many were sent, after each consignment
     */
    public Report run(IntConsumer progress) {
        var passedOver = new HashSet<String>();
        var stopped = new ArrayList<String>();
        var unnoted = new ArrayList<String>();
        int sent = 0;
        while (stopped.isEmpty() && unnoted.isEmpty()) {
            var waiting = letters.waiting(passedOver.size()).stream()
                    .filter(one -> !passedOver.contains(one.letter().id()))
                    .limit(perConsignment)
                    .toList();
            if (waiting.isEmpty()) {
                break;
            }
            var residents = addressed(waiting, passedOver, stopped);
            if (!residents.isEmpty()) {
                sent += send(waiting, residents, stopped, unnoted);
                progress.accept(sent);
            }
        }
        return new Report(sent, passedOver.size(), stopped, unnoted);
    }

    private Map<String, Resident> addressed(List<Waiting> waiting, Set<String> passedOver, List<String> stopped) {
        var residents = new HashMap<String, Resident>();
        for (var one : waiting) {
            switch (addresses.lookUp(one.person())) {
                case Answer.Found(var resident) -> residents.put(one.letter().id(), resident);
                case Answer.NoAddress _ -> passedOver.add(one.letter().id());
                case Answer.Unavailable(var why) -> {
                    stopped.add(why);
                    return residents;
                }
            }
        }
        return residents;
    }

    private int send(
            List<Waiting> waiting, Map<String, Resident> residents, List<String> stopped, List<String> unnoted) {
        var consignment = UUID.randomUUID().toString();
        var codes = new HashMap<String, List<String>>();
        letters.print(consignment, List.copyOf(residents.keySet()))
                .forEach(printed -> codes.put(printed.letterId(), printed.codes()));
        var toPrint = waiting.stream()
                .map(Waiting::letter)
                .filter(letter -> codes.containsKey(letter.id()))
                .map(letter -> new LetterToPrint(
                        letter.number(),
                        letter.purpose() == Purpose.FIRST,
                        Objects.requireNonNull(residents.get(letter.id())),
                        Objects.requireNonNull(codes.get(letter.id()))))
                .toList();
        if (toPrint.isEmpty()) {
            return 0;
        }
        try {
            delivery.deliver(
                    new Parcel(consignment, document.extension(), document.mediaType()),
                    document.print(frame, toPrint));
        } catch (Undelivered undelivered) {
            stopped.add(undelivered.getMessage());
            return 0;
        }
        if (!noted(consignment)) {
            unnoted.add(consignment);
        }
        return toPrint.size();
    }

    /** It is in the post: to give up on the note at the first hiccup would make letters worthless. */
    private boolean noted(String consignment) {
        for (int tried = 0; tried < NOTES_TRIED; tried++) {
            try {
                letters.sent(consignment);
                return true;
            } catch (KeycloakRefused | UncheckedIOException notNow) {
                // tried again at once, and then by hand
            }
        }
        return false;
    }
}
