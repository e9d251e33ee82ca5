package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.demo.officers.OneTimeCodes;
import no.portvakt.demo.simulators.SmsSimulator;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes by SMS and e-mail, and an app, in place of the letter: registered, used, changed, refused. */
class SecondFactorIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final Pattern KEY = Pattern.compile("<code id=\"nokkel\">([A-Z2-7 ]+)</code>");
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Random NUMBERS = new Random();

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient gateway = new GatewayClient(keycloak);
    private final SmsSimulator sms = WholeSystem.system().simulators().sms();
    private final Person kari = Person.enrolled(keycloak);
    private final String phone = "9%07d".formatted(NUMBERS.nextInt(10_000_000));

    @Test
    void shouldLogInByPhoneAfterItWasRegisteredWithALetter() throws Exception {
        var registering = new Visit();
        var added = registering.addPhone(phone);
        assertThat(added.page()).contains("Vi har sendt seks sifre");
        var saved = registering.type(added, Texts.lastCode(phone));
        assertThat(saved.page()).contains("Endringen er lagret", "•• •• •• " + phone.substring(6));
        assertThat(registering.browser.submit(saved, Map.of("page", "done")).query("code"))
                .as("and the log-in goes on")
                .isNotEmpty();

        var visit = new Visit();
        var asked = visit.browser.submit(visit.identified(), Map.of("factor", "sms"));
        var tokens = gateway.redeem(visit.type(asked, Texts.lastCode(phone)), visit.pushed);

        assertThat(asked.page()).contains("•• •• •• " + phone.substring(6)).doesNotContain(phone);
        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("Minid-OTC");
        assertThat(keycloak.logged() + keycloak.audited()).doesNotContain(phone);
        assertThat(keycloak.audited()).contains("credential.changed");
    }

    @Test
    void shouldTakeACodeOnceAndInItsOwnLogInOnly() {
        registered(phone);
        var one = new Visit();
        var other = new Visit();
        var askedOne = one.browser.submit(one.identified(), Map.of("factor", "sms"));
        var codeOfOne = Texts.lastCode(phone);
        var askedOther = other.browser.submit(other.identified(), Map.of("factor", "sms"));

        assertThat(other.type(askedOther, codeOfOne).page()).contains("Koden er feil");
        assertThat(one.type(askedOne, codeOfOne).query("code")).isNotEmpty();
    }

    @Test
    void shouldTellTheOldPhoneAndChangeNothingWhenItCannotBeTold() {
        registered(phone);
        var fresh = "4%07d".formatted(NUMBERS.nextInt(10_000_000));
        var visit = new Visit();
        visit.type(visit.addPhone(fresh), Texts.lastCode(fresh));
        assertThat(sms.textsTo("+47" + phone).getLast()).contains("Et mobilnummer er registrert");

        sms.breakDownFor("+47" + fresh);
        var removing = new Visit();
        var refused = removing.browser.submit(removing.factors(), Map.of("remove", "sms"));
        var unreachable = new Visit();
        var asked = unreachable.browser.submit(unreachable.identified(), Map.of("factor", "sms"));

        assertThat(refused.page()).contains("ikke sendt meldingen", "•• •• •• " + fresh.substring(6));
        assertThat(asked.page()).contains("ikke sendt meldingen", "id=\"portvakt-code\"");
    }

    @Test
    void shouldSendFewMessagesWhoeverAsks() {
        registered(phone);
        var visit = new Visit();
        var page = visit.identified();
        for (int i = 0; i < 6; i++) {
            page = visit.browser.submit(page, Map.of("factor", "sms"));
        }

        assertThat(page.page()).contains("for mange koder");
        assertThat(sms.textsTo("+47" + phone)).hasSizeLessThan(6);
    }

    @Test
    void shouldLogInByAppAndRefuseACodeThatWasUsed() throws Exception {
        var registering = new Visit();
        var adding = registering.browser.submit(registering.factors(), Map.of("add", "app"));
        var app = app(adding);
        var now = Instant.now();
        var saved = registering.type(adding, app.at(now));
        assertThat(saved.page()).contains("Endringen er lagret");

        var visit = new Visit();
        var asked = visit.browser.submit(visit.identified(), Map.of("factor", "app"));
        var again = visit.type(asked, app.at(now));
        var tokens = gateway.redeem(visit.type(again, app.at(now.plus(Duration.ofSeconds(30)))), visit.pushed);

        assertThat(again.page()).contains("Koden er feil, brukt før");
        assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("Minid-APP");
    }

    @Test
    void shouldSendCodesByMailWhereTheRealmHasAMailServer() throws Exception {
        var address = "kari-" + UUID.randomUUID() + "@example.no";
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            mailServer(mail.getSmtp().getPort());
            var registering = new Visit();
            var added = registering.browser.submit(registering.factors(), Map.of("add", "email", "address", address));
            assertThat(registering.type(added, lastMail(mail)).page()).contains("k•••@example.no");
            var visit = new Visit();
            var asked = visit.browser.submit(visit.identified(), Map.of("factor", "email"));
            var tokens = gateway.redeem(visit.type(asked, lastMail(mail)), visit.pushed);

            assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("Portvakt-EPOST");
            assertThat(keycloak.logged() + keycloak.audited()).doesNotContain(address);
        } finally {
            keycloak.admin()
                    .replace(
                            "/innbygger",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .set("smtpServer", JsonNodeFactory.instance.objectNode()));
            mail.stop();
        }
    }

    @Test
    void shouldRegisterNothingAfterALogInWithoutLetterOrCard() {
        registered(phone);
        var visit = new Visit();
        var wanted = visit.browser.submit(visit.identified(), Map.of("factors", "manage"));
        var asked = visit.browser.submit(wanted, Map.of("factor", "sms"));

        var refused = visit.browser.submit(asked, Map.of("factors", "manage"));

        assertThat(refused.page()).contains("Koden er feil");
        assertThat(visit.type(refused, Texts.lastCode(phone)).query("code"))
                .as("straight to the service")
                .isNotEmpty();
    }

    /** She has lost it, and her letter is not at hand: one agent proposes by the command, another agrees. */
    @Test
    void shouldTakeALostPhoneAwayWhenTwoAtTheHelpdeskAgree(@TempDir Path folder) throws Exception {
        registered(phone);
        var command = new LettersProgram(keycloak, folder, "nowhere");
        var number = kari.number().reveal();
        var other = keycloak.helpdesk("factor-agent");

        var before = command.run("status", number).out();
        var proposed = command.run("propose", number, "--remove=sms").out();
        var proposal = proposed.substring(proposed.lastIndexOf(' ') + 1).strip();

        assertThat(before).contains("state ACTIVATED", "line 1, factor sms").doesNotContain(phone);
        assertThat(command.run("propose", number, "--remove=fax").code()).isEqualTo(2);
        assertThat(command.run("approve", "", proposal).code()).as("her own").isEqualTo(1);
        assertThat(other.approve(proposal)).isTrue();
        assertThat(other.approve(proposal)).as("twice").isFalse();
        assertThat(command.run("status", number).out())
                .contains("state ACTIVATED")
                .doesNotContain("factor")
                .doesNotContain("ORDERED");
        assertThat(new Visit().identified().page()).doesNotContain("value=\"sms\"");
        assertThat(keycloak.audited())
                .contains("letter.removal-proposed", "letter.removal-approved")
                .doesNotContain(phone, number);
    }

    @Test
    void shouldForgetEverythingWhenAFirstLetterIsActivated() {
        registered(phone);
        var one = keycloak.helpdesk("factor-one");
        var other = keycloak.helpdesk("factor-other");
        assertThat(other.approve(one.propose(kari.number()).orElseThrow())).isTrue();
        var codes = new LetterRegistry(keycloak.admin(), "innbygger")
                .handOver(kari.number())
                .codes();
        var visit = new Visit();
        var form = visit.browser.submit(visit.opened(), Map.of("page", "activation"));
        var page = visit.browser.submit(
                form,
                Map.of(
                        "pid",
                        kari.number().reveal(),
                        "code",
                        codes.getFirst(),
                        "password-new",
                        "et helt nytt passord",
                        "password-confirm",
                        "et helt nytt passord"));

        assertThat(page.page()).contains("nummer 2 fra brev").doesNotContain("value=\"sms\"");
    }

    /** As somebody at an address of her own, with the next code of her letter. */
    private final class Visit {

        private final GatewayClient.Pushed pushed = gateway.push(SUBSTANTIAL);
        private final Browser browser =
                keycloak.browser("198.51.%d.%d".formatted(NUMBERS.nextInt(256), 1 + NUMBERS.nextInt(254)));

        private Arrival opened() {
            return browser.open(pushed.address());
        }

        private Arrival identified() {
            return browser.submit(opened(), Map.of("pid", kari.number().reveal(), "password", kari.password()));
        }

        /** The page of what she has, after a log-in with her letter. */
        private Arrival factors() {
            var wanted = browser.submit(identified(), Map.of("factors", "manage"));
            var number = Integer.parseInt(wanted.page().replaceAll("(?s).*data-code-number=\"(\\d+)\".*", "$1"));
            var page = type(wanted, kari.codes().get(number - 1));
            assertThat(page.page()).contains("Engangskoder uten brev");
            return page;
        }

        private Arrival addPhone(String number) {
            return browser.submit(factors(), Map.of("add", "sms", "address", number));
        }

        private Arrival type(Arrival page, String code) {
            return browser.submit(page, Map.of("code", code));
        }
    }

    private void registered(String number) {
        var visit = new Visit();
        visit.type(visit.addPhone(number), Texts.lastCode(number));
    }

    private static String lastMail(GreenMail mail) {
        return Texts.codeIn(
                GreenMailUtil.getBody(List.of(mail.getReceivedMessages()).getLast()));
    }

    private void mailServer(int port) {
        var json = JsonNodeFactory.instance;
        keycloak.admin()
                .replace(
                        "/innbygger",
                        json.objectNode()
                                .set(
                                        "smtpServer",
                                        json.objectNode()
                                                .put("host", "127.0.0.1")
                                                .put("port", Integer.toString(port))
                                                .put("from", "ikke-svar@example.no")));
    }

    /** The app, from what the page says to type into it. */
    private static OneTimeCodes app(Arrival page) {
        var key = KEY.matcher(page.page());
        assertThat(key.find()).isTrue();
        var digits = key.group(1)
                .replace(" ", "")
                .chars()
                .mapToObj(c -> Character.toString(Character.forDigit(BASE_32.indexOf(c), 32)))
                .collect(Collectors.joining());
        return new OneTimeCodes(
                Secret.of(new String(new BigInteger(digits, 32).toByteArray(), StandardCharsets.US_ASCII)));
    }
}
