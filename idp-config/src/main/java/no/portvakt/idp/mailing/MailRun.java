package no.portvakt.idp.mailing;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import no.portvakt.idp.keycloak.KeycloakRefused;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.keycloak.LetterRegistry.Purpose;
import no.portvakt.idp.keycloak.LetterRegistry.Waiting;
import no.portvakt.idp.letter.PinCode;
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
 * Prints and sends what waits, consignment by consignment and a few of them at once: addresses first, then codes,
 * document, delivery, and the note that it left. Codes are in memory while their consignment is made and are written
 * nowhere, so that memory does not grow with how many wait. What fails before the delivery costs nothing but a second
 * try, which draws other codes.
 */
public final class MailRun {

    private static final int NOTES_TRIED = 3;

    private final LetterRegistry letters;
    private final AddressRegister addresses;
    private final LetterDocument document;
    private final LetterFrame frame;
    private final Delivery delivery;
    private final Manner manner;

    public MailRun(
            LetterRegistry letters,
            AddressRegister addresses,
            LetterDocument document,
            LetterFrame frame,
            Delivery delivery,
            Manner manner) {
        this.letters = letters;
        this.addresses = addresses;
        this.document = document;
        this.frame = frame;
        this.delivery = delivery;
        this.manner = manner;
    }

    /**
     * How it is done.
     *
     * @param perConsignment letters in one document, 1 to 500
     * @param atOnce consignments that are made at the same time; more than there are cores do not help
     * @param codeLength characters in a code, 5 to 12
     */
    public record Manner(int perConsignment, int atOnce, int codeLength) {
        public Manner {
            if (perConsignment < 1 || atOnce < 1) {
                throw new IllegalArgumentException("nothing would ever be printed");
            }
            if (codeLength < PinCode.SHORTEST || codeLength > PinCode.LONGEST) {
                throw new IllegalArgumentException("a code has 5 to 12 characters");
            }
        }
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
     * Sends until nothing waits. After a failure nothing new is begun; what was begun is brought to its end.
     *
     * @param progress told how many were sent, after each consignment; by one thread at a time
     */
    public Report run(IntConsumer progress) {
        var sum = new Sum(progress);
        while (sum.goesOn()) {
            var waiting = letters.waiting(sum.passedOver.size()).stream()
                    .filter(one -> !sum.passedOver.contains(one.letter().id()))
                    .toList();
            if (waiting.isEmpty()) {
                break;
            }
            Portions.inParallel(waiting, manner.perConsignment(), manner.atOnce(), part -> send(part, sum));
        }
        return new Report(sum.sent.get(), sum.passedOver.size(), sum.stopped, sum.unnoted);
    }

    /** What the consignments have come to; they add to it from several threads. */
    private static final class Sum {

        private final Set<String> passedOver = ConcurrentHashMap.newKeySet();
        private final List<String> stopped = new CopyOnWriteArrayList<>();
        private final List<String> unnoted = new CopyOnWriteArrayList<>();
        private final AtomicInteger sent = new AtomicInteger();
        private final IntConsumer progress;

        private Sum(IntConsumer progress) {
            this.progress = progress;
        }

        private boolean goesOn() {
            return stopped.isEmpty() && unnoted.isEmpty();
        }

        private synchronized void sent(int letters) {
            progress.accept(sent.addAndGet(letters));
        }
    }

    private void send(List<Waiting> waiting, Sum sum) {
        if (!sum.goesOn()) {
            return;
        }
        var residents = addressed(waiting, sum);
        if (!residents.isEmpty()) {
            send(waiting, residents, sum);
        }
    }

    private Map<String, Resident> addressed(List<Waiting> waiting, Sum sum) {
        var residents = new HashMap<String, Resident>();
        for (var one : waiting) {
            switch (addresses.lookUp(one.person())) {
                case Answer.Found(var resident) -> residents.put(one.letter().id(), resident);
                case Answer.NoAddress _ -> sum.passedOver.add(one.letter().id());
                case Answer.Unavailable(var why) -> {
                    sum.stopped.add(why);
                    return residents;
                }
            }
        }
        return residents;
    }

    private void send(List<Waiting> waiting, Map<String, Resident> residents, Sum sum) {
        var consignment = UUID.randomUUID().toString();
        var codes = new HashMap<String, List<String>>();
        letters.print(consignment, List.copyOf(residents.keySet()), manner.codeLength())
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
            return;
        }
        try {
            delivery.deliver(
                    new Parcel(consignment, document.extension(), document.mediaType()),
                    document.print(frame, toPrint));
        } catch (Undelivered undelivered) {
            sum.stopped.add(undelivered.getMessage());
            return;
        }
        if (!noted(consignment)) {
            sum.unnoted.add(consignment);
        }
        sum.sent(toPrint.size());
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
