package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.officers.OfficerOffice;
import no.portvakt.demo.officers.TestOfficer;
import no.portvakt.demo.officers.TestOfficer.Part;
import org.junit.jupiter.api.Test;

/** Officers at the console, as they click it: two to lower, one to raise, each what her role lets her see. */
class ConsoleJourneyIT {

    private static final String AT_THREE = "      level: 3\n      reason:";
    private static final String AT_FOUR = "      level: 4\n      reason:";
    private static final String AT_TWO = "      level: 2\n      reason:";

    private static final int CITIZENS = 3;

    private final List<TestOfficer> officers = OfficerOffice.enrolAll(WholeSystem.system());

    @Test
    void shouldTakeAProfileThroughProposalSimulationAndApprovalWithTwoOfficers() {
        try (var chromium = new Chromium();
                var kari = chromium.open("", Optional.empty());
                var ola = chromium.open("", Optional.empty());
                var berit = chromium.open("", Optional.empty());
                var rune = chromium.open("", Optional.empty())) {
            logIn(kari, Part.KARI);
            kari.look("console-overview-first");
            logIn(ola, Part.OLA);
            citizensComeAndGo(chromium);
            lookAround(kari);
            lookAtPortals(kari);
            whatARaiseWouldDo(kari);
            var version = draftALowering(kari);
            oneAloneCannotLower(kari, version);
            simulateAndPropose(kari);
            theOtherApproves(ola, version);
            ownerSeesHerOwn(berit);
            auditorChangesNothing(rune, version);
            raiseInAnEmergency(kari, ola);
            kari.go(console("/_portvakt/logout"));
        }
    }

    private void logIn(Window window, Part part) {
        var officer = officers.stream()
                .filter(some -> some.part() == part)
                .findFirst()
                .orElseThrow();
        window.go(console("/"));
        assertThat(window.address()).startsWith(WholeSystem.system().ports().officerLoginOrigin() + "/realms/ansatte/");
        window.logIn(officer);
        assertThat(window.address()).isEqualTo(console("/"));
        assertThat(window.text("header")).contains(part.fullName());
    }

    private static void lookAround(Window kari) {
        kari.go(console("/"));
        assertThat(kari.count("tbody tr")).isGreaterThan(30);
        assertThat(kari.count(".ds-alert[data-color=warning]")).isZero();
        kari.look("console-overview");
        kari.go(console("/assessment?name=barnehage.yaml"));
        kari.click("button[value=recommend]");
        assertThat(kari.text("#anbefaling")).isEqualTo("Anbefalt nivå");
        kari.look("console-assessment");
        kari.go(console("/?sprak=en"));
        assertThat(kari.text("h1")).isEqualTo("Security levels");
        kari.go(console("/?sprak=nb"));
    }

    /** One that is sound, and one whose metadata has nowhere to send an answer. */
    private static void lookAtPortals(Window kari) {
        var folder = WholeSystem.system().plan().state().folder("portals");
        declare(
                folder,
                "console-sound",
                "<md:AssertionConsumerService index='0'"
                        + " Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' Location='https://p.kommune.test/acs'/>");
        declare(
                folder,
                "console-unsound",
                "<md:AssertionConsumerService index='0'"
                        + " Binding='urn:oasis:names:tc:SAML:2.0:bindings:PAOS' Location='https://q.kommune.test/acs'/>");
        kari.go(console("/portals"));
        assertThat(kari.text("#portal-console-sound")).contains("I orden").contains("SAML 2.0");
        assertThat(kari.text("#portal-console-unsound"))
                .contains("Innbyggere kan ikke logge inn der")
                .contains("no AssertionConsumerService");
        kari.look("console-portals");
        remove(folder, "console-sound");
        remove(folder, "console-unsound");
    }

    private static void declare(Path folder, String id, String consumer) {
        try {
            Files.writeString(
                    folder.resolve(id + ".xml"),
                    "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://" + id
                            + ".test/'><md:SPSSODescriptor"
                            + " protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" + consumer
                            + "</md:SPSSODescriptor></md:EntityDescriptor>");
            Files.writeString(folder.resolve(id + ".yaml"), """
                    portal:
                      id: %s
                      name: {nb: Skjemaportalen, nn: Skjemaportalen, en: The form portal}
                      service: barnehage
                      saml:
                        metadata: {file: %s.xml}
                        requests: any
                    """.formatted(id, id));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void remove(Path folder, String id) {
        try {
            Files.delete(folder.resolve(id + ".yaml"));
            Files.delete(folder.resolve(id + ".xml"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Three with PIN, and one who turns back at the door: what the console then counts. */
    private static void citizensComeAndGo(Chromium chromium) {
        for (int i = 0; i < CITIZENS; i++) {
            var citizen = WholeSystem.office().enrol();
            try (var window = chromium.open("", Optional.empty())) {
                window.go(service("/"));
                window.identify(citizen);
                window.typeCode(citizen.code(window.askedCode()));
                for (int page = 0; page <= i; page++) {
                    window.go(service("/soknad/" + page));
                }
            }
        }
        try (var window = chromium.open("", Optional.empty())) {
            window.go(service("/"));
        }
    }

    /** A draft that raises, seen on the service's own page and by hour, service and log-in; then withdrawn. */
    private static void whatARaiseWouldDo(Window kari) {
        kari.go(console("/documents?name=barnehage.yaml"));
        kari.fill("#yaml", kari.value("#yaml").replace(AT_THREE, AT_FOUR));
        kari.fill("#note", "Alle skal bruke smartkort");
        kari.click("button[value=save]");
        var version = kari.address().replaceAll("\\?.*", "");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            kari.go(console("/services/barnehage"));
            return kari.count("#bruk") == 1;
        });
        assertThat(kari.text("#bruk ~ .pc-scroll tbody")).contains("PIN-kode");
        assertThat(kari.text("main")).contains("Ikke simulert ennå");
        kari.tabTo("form[action$='/simulate'] button");
        kari.enter();
        assertThat(kari.text("#etter-tjeneste ~ .pc-scroll tbody")).contains("barnehage");
        var persons = persons(kari.text("#etter-tjeneste ~ .pc-scroll tbody"));
        // Other journeys on the same system may have been here before.
        assertThat(persons).isGreaterThanOrEqualTo(CITIZENS);
        assertThat(kari.text("#etter-innlogging ~ .pc-scroll tbody")).contains("PIN-kode");
        kari.look("console-simulation");
        kari.tabTo("details summary");
        kari.press("Enter");
        kari.look("console-simulation-figures");
        kari.go(console("/services/barnehage"));
        assertThat(kari.text("main")).contains("Må heve nivået").contains("personer: " + persons);
        assertThat(kari.download("a[href$='/assessment/pdf']")).startsWith("%PDF-");
        kari.look("console-service");
        kari.go(console("/decisions?service=barnehage"));
        assertThat(kari.count("tbody tr")).isGreaterThan(3);
        kari.look("console-decisions");
        kari.go(version);
        kari.fill("#withdraw-reason", "Bare for å se");
        kari.click("form[action$='/withdraw'] button");
    }

    /** The address of the draft. */
    private static String draftALowering(Window kari) {
        kari.go(console("/documents?name=kulturskole.yaml"));
        var yaml = kari.value("#yaml");
        kari.fill("#yaml", yaml.replace("level: 3", "level: three"));
        kari.click("button[value=check]");
        assertThat(kari.count(".pc-wrong")).isPositive();
        kari.look("console-edit-wrong");
        assertThat(yaml).contains(AT_THREE);
        kari.fill("#yaml", yaml.replace(AT_THREE, AT_TWO));
        kari.fill("#note", "Søknaden kan leses på nivå 2");
        kari.click("button[value=save]");
        assertThat(kari.address()).startsWith(console("/versions/"));
        return kari.address().replaceAll("\\?.*", "");
    }

    private static void oneAloneCannotLower(Window kari, String version) {
        assertThat(kari.text("#tilstand")).isEqualTo("Utkast");
        assertThat(kari.text("main")).contains("Senker").contains("en annen må godkjenne");
        assertThat(kari.count("form[action$='/propose']")).isZero();
        assertThat(kari.count("form[action$='/approve']")).isZero();
        assertThat(kari.post(version + "/propose", "alene")).contains("told=simulation-first");
        assertThat(kari.post(version + "/approve", "alene")).contains("told=overtaken");
    }

    private static void simulateAndPropose(Window kari) {
        kari.click("form[action$='/simulate'] button");
        assertThat(kari.text("#simulering")).isEqualTo("Simulering");
        kari.look("console-lowering");
        kari.tabTo("#propose-reason");
        kari.type("Vurderingen er gjort på nytt");
        kari.tabTo("form[action$='/propose'] button");
        kari.enter();
        assertThat(kari.text("#svar")).contains("venter på en annen");
        assertThat(kari.text("#hvorfor-ikke")).contains("En annen må godkjenne");
        var version = kari.address().replaceAll("\\?.*", "");
        assertThat(kari.post(version + "/approve", "selv")).contains("told=same-person");
    }

    private static void theOtherApproves(Window ola, String version) {
        ola.go(console("/"));
        ola.go(console("/proposals"));
        ola.look("console-proposals");
        ola.click("table a[href='" + version.substring(console("").length()) + "']");
        ola.look("console-approve");
        ola.tabTo("#approve-reason");
        ola.type("Enig");
        ola.tabTo("form[action$='/approve'] button");
        ola.enter();
        assertThat(ola.text("#tilstand")).isEqualTo("Gjelder");
        ola.look("console-version-active");
        ola.go(console("/services/kulturskole"));
        assertThat(ola.text("main")).contains("Nivå 0, 2");
    }

    private void ownerSeesHerOwn(Window berit) {
        logIn(berit, Part.BERIT);
        assertThat(berit.count("tbody tr")).isEqualTo(1);
        assertThat(berit.text("tbody")).contains("Barnehageplass");
        berit.look("console-owner");
        berit.go(console("/services/hjemmehjelp"));
        assertThat(berit.text("h1")).isEqualTo("Finnes ikke");
        berit.look("console-not-found");
    }

    private void auditorChangesNothing(Window rune, String version) {
        logIn(rune, Part.RUNE);
        rune.go(console("/audit?words=profile"));
        assertThat(rune.text("tbody")).contains("Kari Sikkerhet").contains("Ola Vakt");
        rune.look("console-audit");
        rune.go(version);
        assertThat(rune.count("main form")).isZero();
        rune.go(console("/emergency"));
        assertThat(rune.text("h1")).isEqualTo("Finnes ikke");
        assertThat(rune.post(version + "/withdraw", "prøver")).doesNotContain("told=done");
    }

    private static void raiseInAnEmergency(Window kari, Window ola) {
        kari.go(console("/emergency"));
        kari.choose("#service", "kulturskole");
        kari.fill("#reason", "Mistanke om misbruk");
        kari.click("form[action='/emergency'] button");
        assertThat(kari.text(".pc-banner")).contains("kulturskole").contains("Mistanke om misbruk");
        kari.look("console-emergency");
        kari.fill("[data-emergency] input[name=reason]", "Over");
        kari.click("[data-emergency] button");
        ola.go(console("/emergency"));
        assertThat(ola.text(".pc-banner")).contains("kulturskole");
        ola.fill("[data-emergency] input[name=reason]", "Enig");
        ola.click("[data-emergency] button[formaction]");
        assertThat(ola.count(".pc-banner")).isZero();
    }

    private static int persons(String text) {
        var figure = Pattern.compile("personer: ([0-9]+)").matcher(text);
        assertThat(figure.find()).as(text).isTrue();
        return Integer.parseInt(figure.group(1));
    }

    private static String service(String path) {
        return WholeSystem.system().ports().origin("barnehage") + path;
    }

    private static String console(String path) {
        return WholeSystem.system().ports().officerOrigin() + path;
    }
}
