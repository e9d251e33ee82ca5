package no.portvakt.idp.lockout;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import no.portvakt.idp.person.CitizenKeys;
import no.portvakt.trust.network.ClientNetwork;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Decides whether a guess may be made. Counted are: the client, whomever it guesses at; the client and the person
 * together; and the person, whoever guesses. A client that is stopped by the first two never reaches the third, so that
 * one client alone cannot use up a person's guesses. A browser that has logged the person in before counts by itself.
 *
 * <p>Whether there is such a person makes no difference. Counting has its own transaction: what follows may fail.
 */
public final class Lockout {

    private final KeycloakSession session;
    private final CitizenKeys keys;

    public Lockout(KeycloakSession session) {
        this.session = session;
        this.keys = session.getProvider(CitizenKeys.class);
    }

    /** What is guessed at; each is counted by itself, so that a new letter opens a way that guesses at the old one closed. */
    public enum Door {
        LOGIN,
        ACTIVATION,
        /** Nothing is guessed here: what is counted costs postage. */
        ORDER,
        /** Nor here: each message costs money, and wakes somebody up. */
        MESSAGE
    }

    /** A guess that was let through. It counts as wrong until somebody says that it was right. */
    public static final class Ticket {

        private final List<Count> counts;

        private Ticket(List<Count> counts) {
            this.counts = List.copyOf(counts);
        }
    }

    private record Count(String key, GuessPolicy policy) {}

    /**
     * Lets a guess through, or not.
     *
     * @param person what stands for the person that was typed; empty if that was no number, and nobody is guessed at
     */
    public Optional<Ticket> admit(Door door, Optional<String> person) {
        var counts = countsOf(door, person);
        boolean admitted = inOwnTransaction(session.getKeycloakSessionFactory(), ledger -> counts.stream()
                .allMatch(count -> ledger.take(count.key(), count.policy())));
        return admitted ? Optional.of(new Ticket(counts)) : Optional.empty();
    }

    /** The guess was right: it counts no more. What was wrong before it still does. */
    public void wasRight(Ticket ticket) {
        inOwn(ledger -> ticket.counts.forEach(count -> ledger.giveBack(count.key(), count.policy())));
    }

    /** The person is who she says: her wrong guesses from here are forgotten, and this browser is known from now on. */
    public void loggedIn(String person) {
        new KnownBrowser(session).remember(person);
        inOwn(ledger -> {
            for (var door : Door.values()) {
                ledger.forget(pair(door, person).key());
            }
        });
    }

    /** A way back: she has shown what no guess could have, a certificate or a new letter. */
    public void wayBack(String person) {
        inOwn(ledger -> ledger.forget(all(Door.LOGIN, person).key()));
        loggedIn(person);
    }

    /** Takes away what counts no more, now and then. */
    public static void tidy(KeycloakSession session) {
        new GuessLedger(session.getProvider(JpaConnectionProvider.class).getEntityManager()).tidy();
    }

    private List<Count> countsOf(Door door, Optional<String> person) {
        var client = new Count(name("client " + client()), GuessPolicy.CLIENT);
        if (person.isEmpty()) {
            return List.of(client);
        }
        if (door == Door.ORDER) {
            return List.of(new Count(name(door + " client " + client()), GuessPolicy.ORDERS), all(door, person.get()));
        }
        if (door == Door.MESSAGE) {
            return List.of(
                    new Count(name(door + " client " + client()), GuessPolicy.MESSAGES_OF_CLIENT),
                    new Count(name(door + " person " + person.get()), GuessPolicy.MESSAGES));
        }
        return new KnownBrowser(session)
                .idFor(person.get())
                .map(id -> List.of(new Count(name(door + " browser " + person.get() + " " + id), GuessPolicy.PAIR)))
                .orElseGet(() -> List.of(client, pair(door, person.get()), all(door, person.get())));
    }

    private Count pair(Door door, String person) {
        return new Count(name(door + " pair " + person + " " + client()), GuessPolicy.PAIR);
    }

    private Count all(Door door, String person) {
        return new Count(name(door + " person " + person), GuessPolicy.PERSON);
    }

    private String client() {
        return ClientNetwork.of(session.getContext().getConnection().getRemoteAddr());
    }

    /** So that the rows name nobody. */
    private String name(String what) {
        return keys.guesses().of(what);
    }

    private void inOwn(Consumer<GuessLedger> work) {
        inOwnTransaction(session.getKeycloakSessionFactory(), ledger -> {
            work.accept(ledger);
            return true;
        });
    }

    private static boolean inOwnTransaction(KeycloakSessionFactory factory, Function<GuessLedger, Boolean> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                other -> work.apply(new GuessLedger(
                        other.getProvider(JpaConnectionProvider.class).getEntityManager())));
    }
}
