package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.idp.keycloak.LetterRegistry;
import org.junit.jupiter.api.Test;

/** Guessing at the real Keycloak, from one address and from many. */
class GuessingIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String LOOKED_AT = "error=invalid_user_credentials";
    private static final String NOT_LOOKED_AT = "error=user_temporarily_disabled";

    /** Seconds after the first, second, … wrong guess, as docs/identity.md says them. */
    private static final List<Integer> PAIR = List.of(0, 0, 5, 15, 60, 300, 900);

    private static final List<Integer> PERSON = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 300, 900);

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient gateway = new GatewayClient(keycloak);

    @Test
    void shouldLookAtAFewOfTwoHundredGuessesHoweverTheNumberIsSpelled() throws Exception {
        var others = keycloak.waits();
        var kari = Person.enrolled(keycloak);
        var known = keycloak.browser("203.0.113.5");
        assertThat(logIn(known, kari, kari.codes().getFirst()).query("code")).isNotEmpty();
        var before = keycloak.logged();

        var took = guess(20, 10, _ -> "198.51.100.7", kari);

        var said = keycloak.logged().substring(before.length());
        assertThat(count(said, LOOKED_AT)).isBetween(1L, within(took, PAIR));
        assertThat(count(said, LOOKED_AT) + count(said, NOT_LOOKED_AT)).isEqualTo(200);
        assertThat(said).doesNotContain(kari.number().reveal());
        waitGoesOn("198.51.100.7", kari, others);
        assertThat(logIn(keycloak.browser("198.51.100.7"), kari, kari.codes().get(1))
                        .query("code"))
                .as("whoever guessed is stopped, with the right password too")
                .isEmpty();
        assertThat(logIn(keycloak.browser("192.0.2.44"), kari, kari.codes().get(1))
                        .query("code"))
                .as("elsewhere nobody is")
                .isNotEmpty();
    }

    @Test
    void shouldStopManyAddressesTogetherAndStillLetHerInWhereSheWasAndByANewLetter() throws Exception {
        var others = keycloak.waits();
        var kari = Person.enrolled(keycloak);
        var hers = keycloak.browser("203.0.113.6");
        assertThat(logIn(hers, kari, kari.codes().getFirst()).query("code")).isNotEmpty();
        hers.forgetSession();
        var before = keycloak.logged();

        var took = guess(10, 4, index -> "198.51.100." + (20 + index), kari);

        var said = keycloak.logged().substring(before.length());
        assertThat(count(said, LOOKED_AT)).isBetween(5L, within(took, PERSON));
        waitGoesOn("192.0.2.47", kari, others);
        assertThat(logIn(keycloak.browser("192.0.2.45"), kari, kari.codes().get(1))
                        .query("code"))
                .as("a browser that nobody knows")
                .isEmpty();
        assertThat(logIn(hers, kari, kari.codes().get(1)).query("code"))
                .as("the browser that has logged her in before")
                .isNotEmpty();
        var letters = new LetterRegistry(keycloak.admin(), "innbygger");
        var proposal = keycloak.helpdesk("one").propose(kari.number()).orElseThrow();
        assertThat(keycloak.helpdesk("other").approve(proposal)).isTrue();
        var order = letters.order(kari.number(), Optional.empty()).orElseThrow();
        var codes = letters.print(order.id(), List.of(order.id())).getFirst().codes();
        letters.sent(order.id());
        var elsewhere = keycloak.browser("192.0.2.46");
        var form = elsewhere.submit(open(elsewhere), Map.of("page", "activation"));
        var activated = elsewhere.submit(
                form,
                Map.of(
                        "pid",
                        kari.number().reveal(),
                        "code",
                        codes.getFirst(),
                        "password-new",
                        "et nytt passord",
                        "password-confirm",
                        "et nytt passord"));
        assertThat(elsewhere.submit(activated, Map.of("code", codes.get(1))).query("code"))
                .as("a new letter is a way back")
                .isNotEmpty();
    }

    /** A library: many behind one address, none of them guessing. */
    @Test
    void shouldLetInEverybodyWhoComesAtOnceFromOneAddress() throws Exception {
        var persons =
                IntStream.range(0, 12).mapToObj(_ -> Person.enrolled(keycloak)).toList();
        var logins = persons.stream()
                .<Callable<String>>map(person -> () -> logIn(
                                keycloak.browser("192.0.2.80"),
                                person,
                                person.codes().getFirst())
                        .query("code"))
                .toList();
        try (var threads = Executors.newFixedThreadPool(persons.size())) {
            for (var login : threads.invokeAll(logins)) {
                assertThat(login.get()).isNotEmpty();
            }
        }
    }

    /** Spread over browsers, so that they come at once; each goes on with the page that it got. */
    private Duration guess(int browsers, int each, IntFunction<String> address, Person at) throws Exception {
        var spellings = spellings(at.number().reveal());
        var pages = IntStream.range(0, browsers)
                .mapToObj(index -> {
                    var browser = keycloak.browser(address.apply(index));
                    return Map.entry(browser, open(browser));
                })
                .toList();
        var guessers = IntStream.range(0, browsers)
                .<Callable<Integer>>mapToObj(index -> () -> {
                    var page = pages.get(index).getValue();
                    for (int i = 0; i < each; i++) {
                        page = pages.get(index)
                                .getKey()
                                .submit(
                                        page,
                                        Map.of(
                                                "pid",
                                                spellings.get((index + i) % spellings.size()),
                                                "password",
                                                "gjetning " + i));
                    }
                    return page.status();
                })
                .toList();
        var start = Instant.now();
        try (var threads = Executors.newFixedThreadPool(browsers)) {
            for (var done : threads.invokeAll(guessers)) {
                assertThat(done.get()).isEqualTo(200);
            }
        }
        return Duration.between(start, Instant.now());
    }

    /** How many guesses may be looked at in so long a time, by the waits between them: five in the first minute. */
    private static long within(Duration took, List<Integer> waits) {
        long at = 0;
        long looked = 1;
        for (int wait : waits) {
            at += wait;
            looked += at <= took.toSeconds() + 1 ? 1 : 0;
        }
        return looked;
    }

    /** Guesses on until there is a wait that was not there before, and makes that one long. */
    private void waitGoesOn(String address, Person at, Set<String> before) {
        var browser = keycloak.browser(address);
        do {
            browser.submit(open(browser), Map.of("pid", at.number().reveal(), "password", "gjetning"));
        } while (!keycloak.prolongWaitsBut(before));
    }

    private static List<String> spellings(String digits) {
        var day = digits.substring(0, 6);
        var rest = digits.substring(6);
        return List.of(
                digits,
                day + " " + rest,
                day + "-" + rest,
                " " + digits + " ",
                day + "." + rest,
                String.join(" ", digits.split("")),
                day + "\u00a0" + rest,
                "\t" + day + "  " + rest);
    }

    private Arrival logIn(Browser browser, Person person, String code) {
        var next =
                browser.submit(open(browser), Map.of("pid", person.number().reveal(), "password", person.password()));
        return next.page().contains("name=\"code\"") ? browser.submit(next, Map.of("code", code)) : next;
    }

    private Arrival open(Browser browser) {
        return browser.open(gateway.push(SUBSTANTIAL).address());
    }

    private static long count(String log, String words) {
        return log.lines().filter(line -> line.contains(words)).count();
    }
}
