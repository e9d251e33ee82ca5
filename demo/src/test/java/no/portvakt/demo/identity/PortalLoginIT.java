package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.idp.client.PortalClients;
import no.portvakt.idp.sync.Operation;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.Telling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Portals that are declared, as clients of Keycloak. They are gone again when these tests are over. */
class PortalLoginIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final RealmSync SYNC = new RealmSync(KEYCLOAK.admin());
    private static final Policy POLICY = Policy.compile(shipped());
    private static final ServiceId HIGHEST =
            service(SecurityLevel.HIGH, IdentityShown.PAIRWISE, IdentityShown.NATIONAL_ID);
    private static final ServiceId NAMED = service(SecurityLevel.SUBSTANTIAL, IdentityShown.NATIONAL_ID);
    private static final ServiceId UNNAMED = service(SecurityLevel.SUBSTANTIAL, IdentityShown.PAIRWISE);

    private static final OidcPortal HIGH_PORTAL = new OidcPortal(KEYCLOAK, "high");
    private static final OidcPortal NAMED_PORTAL = new OidcPortal(KEYCLOAK, "named");
    private static final OidcPortal UNNAMED_PORTAL = new OidcPortal(KEYCLOAK, "unnamed");
    private static final OidcPortal CARD_PORTAL = new OidcPortal(KEYCLOAK, "card");
    private static final OidcPortal FRESH_PORTAL = new OidcPortal(KEYCLOAK, "fresh");
    private static final OidcPortal SHOWN_PORTAL = new OidcPortal(KEYCLOAK, "shown");
    private static final OidcPortal ALWAYS_PORTAL = new OidcPortal(KEYCLOAK, "always");
    private static final OidcPortal STRICT_PORTAL = new OidcPortal(KEYCLOAK, "strict");

    private final Browser browser = KEYCLOAK.browser();

    private static ServiceCatalog shipped() {
        return switch (ProfileLoader.fromClassPath()) {
            case LoadOutcome.Loaded(var catalog) -> catalog;
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    private static ServiceCatalog particular() {
        return switch (ProfileLoader.load(List.of(profile("card", "login: [pki]"), profile("fresh", "maxAge: 1s")))) {
            case LoadOutcome.Loaded(var catalog) -> catalog;
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    private static ProfileSource profile(String id, String demand) {
        return new ProfileSource(id + ".yaml", """
                service:
                  id: %s
                  title: {nb: Prøve, nn: Prøve, en: Sample}
                  owner: {organisation: Testkommunen}
                  host: %s
                  identity: pairwise
                  rules:
                    - {path: /**, methods: [GET], level: 3, %s, reason: {nb: Fordi, nn: Fordi, en: Because}}
                """.formatted(id, id, demand));
    }

    private static ServiceId service(SecurityLevel strictest, IdentityShown... shown) {
        return POLICY.catalog().services().stream()
                .filter(service -> List.of(shown).contains(service.identity()))
                .map(ServiceProfile::id)
                .filter(service -> POLICY.demandsOf(service).stream()
                        .map(Demand::level)
                        .max(Comparator.naturalOrder())
                        .filter(strictest::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<ObjectNode> clients() {
        return Stream.concat(
                        clients(POLICY, ofShipped()).stream(),
                        clients(
                                Policy.compile(particular()),
                                List.of(
                                        CARD_PORTAL.declared(new ServiceId("card"), Conformance.PLAIN),
                                        FRESH_PORTAL.declared(new ServiceId("fresh"), Conformance.PLAIN)))
                                .stream())
                .toList();
    }

    private static List<ObjectNode> clients(Policy policy, List<Portal> portals) {
        return new PortalClients(
                        policy,
                        new AcrMapping("innbygger", AcrMapping.ID_PORTEN),
                        WholeSystem.system().ports().origin("login"))
                .of(portals);
    }

    private static List<Portal> ofShipped() {
        return List.of(
                HIGH_PORTAL.declared(HIGHEST, Conformance.PLAIN),
                NAMED_PORTAL.declared(NAMED, Conformance.PLAIN),
                UNNAMED_PORTAL.declared(UNNAMED, Conformance.PLAIN),
                SHOWN_PORTAL.showing(NAMED, Telling.FIRST_TIME),
                ALWAYS_PORTAL.showing(UNNAMED, Telling.ALWAYS),
                STRICT_PORTAL.declared(UNNAMED, Conformance.FAPI_2));
    }

    @BeforeAll
    static void declare() {
        SYNC.apply(KEYCLOAK.innbygger().and(clients()), operation -> {});
    }

    @AfterAll
    static void withdraw() {
        var admin = KEYCLOAK.admin();
        for (var client : clients()) {
            var found = admin.read("/innbygger/clients?clientId="
                            + client.path("clientId").asText())
                    .orElseThrow();
            admin.remove("/innbygger/clients/" + found.path(0).path("id").asText());
        }
    }

    @Test
    void shouldPlanNothingMoreOnceTheyAreThereAndSwitchThemOffWhenTheyAreDeclaredNoMore() {
        assertThat(SYNC.plan(KEYCLOAK.innbygger().and(clients())))
                .extracting(Operation::describe)
                .isEmpty();
        assertThat(SYNC.plan(KEYCLOAK.innbygger()))
                .extracting(Operation::describe)
                .containsExactlyInAnyOrder(
                        "switch off the client high",
                        "switch off the client named",
                        "switch off the client unnamed",
                        "switch off the client card",
                        "switch off the client fresh",
                        "switch off the client shown",
                        "switch off the client always",
                        "switch off the client strict");
    }

    @Test
    void shouldLogInAtTheLevelOfTheProfileWhateverThePortalAsksFor() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var card = kari.certified(KEYCLOAK).certificate();
        for (var asked : List.of(HIGH_PORTAL.asking(SUBSTANTIAL), HIGH_PORTAL.asking(), HIGH_PORTAL.asking(HIGH))) {
            var fresh = KEYCLOAK.browser();
            var page = fresh.open(asked);

            assertThat(page.page()).as("what " + asked + " shows").doesNotContain("name=\"pid\"");
            assertThat(HIGH_PORTAL.redeem(fresh.choose(page, card)).getStringClaim("acr"))
                    .isEqualTo(HIGH);
        }
    }

    /** Level 3 by letter is not enough where the profile names the card, whoever is logged in already. */
    @Test
    void shouldTakeTheMethodsThatTheProfileNamesAndNoOthers() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var card = kari.certified(KEYCLOAK).certificate();
        UNNAMED_PORTAL.redeem(logIn(kari, browser.open(UNNAMED_PORTAL.asking(SUBSTANTIAL))));

        var page = browser.open(CARD_PORTAL.asking(SUBSTANTIAL));

        assertThat(page.query("code")).as("letter").isEmpty();
        assertThat(page.page()).contains("id=\"portvakt-pki\"").doesNotContain("name=\"pid\"");
        assertThat(CARD_PORTAL.redeem(browser.choose(page, card)).getStringListClaim("amr"))
                .containsExactly("Minid-PIN", "Portvakt-PKI");
        assertThat(browser.open(CARD_PORTAL.asking(SUBSTANTIAL)).query("code"))
                .as("the card has been shown")
                .isNotEmpty();
    }

    /** A second is over when the log-in's last redirect has been followed, so waiting for one is enough. */
    @Test
    void shouldTakeNoOlderLogInThanTheProfileSaysWhateverThePortalAsksFor() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var first = UNNAMED_PORTAL.redeem(logIn(kari, browser.open(UNNAMED_PORTAL.asking(SUBSTANTIAL))));
        await().until(() -> Instant.now()
                .isAfter(first.getDateClaim("auth_time").toInstant().plusSeconds(2)));

        var again = browser.open(URI.create(FRESH_PORTAL.asking(SUBSTANTIAL) + "&max_age=3600"));

        assertThat(again.query("code")).isEmpty();
        assertThat(again.page()).contains("name=\"pid\"");
        assertThat(browser.open(UNNAMED_PORTAL.asking(SUBSTANTIAL)).query("code"))
                .as("elsewhere she is remembered")
                .isNotEmpty();
    }

    @Test
    void shouldShowNoWordsThatStandInAnAddress() {
        var page = browser.open(URI.create(UNNAMED_PORTAL.asking(SUBSTANTIAL)
                + "&portvakt_service=Skatteetaten&portvakt_reason=Ring+oss&portvakt_language=nb"));

        assertThat(page.page())
                .contains("name=\"pid\"")
                .doesNotContain("Skatteetaten")
                .doesNotContain("Ring oss");
    }

    @Test
    void shouldGiveEachPortalAPseudonymAndTheNumberWhereTheProfileSaysSo() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var named = NAMED_PORTAL.redeem(logIn(kari, browser.open(NAMED_PORTAL.asking(SUBSTANTIAL))));
        var unnamed = UNNAMED_PORTAL.redeem(browser.open(UNNAMED_PORTAL.asking(SUBSTANTIAL)));

        assertThat(named.getStringClaim("pid")).isEqualTo(kari.number().reveal());
        assertThat(unnamed.getClaims()).doesNotContainKey("pid");
        assertThat(unnamed.getSubject()).isNotEqualTo(named.getSubject());
        assertThat(unnamed.getStringClaim("sid")).as("one session for all").isEqualTo(named.getStringClaim("sid"));
        assertThat(unnamed.getStringListClaim("amr")).containsExactly("Minid-PIN");
    }

    @Test
    void shouldShowWhatAPortalIsToldOnceInASignOnAndAgainAtAnotherLevel() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var card = kari.certified(KEYCLOAK).certificate();
        var shown = logIn(kari, browser.open(SHOWN_PORTAL.asking(SUBSTANTIAL)));
        assertThat(shown.page())
                .contains(
                        "Du går videre til Portalen &lt;b&gt;", "Fødselsnummeret ditt", "Nivå 3", "PIN-koder fra brev")
                .doesNotContain("<b>", "kjennetegn");
        var told = SHOWN_PORTAL.redeem(browser.submit(shown, seen(shown, "go")));
        assertThat(told.getStringClaim("pid")).isEqualTo(kari.number().reveal());
        assertThat(told.getStringClaim("acr")).isEqualTo(SUBSTANTIAL);

        assertThat(browser.open(SHOWN_PORTAL.asking(SUBSTANTIAL)).query("code"))
                .as("remembered")
                .isNotEmpty();
        var higher = browser.choose(browser.open(SHOWN_PORTAL.asking(HIGH)), card);
        assertThat(higher.page()).contains("Nivå 4");
        var notWhatSheSaw = browser.submit(higher, Map.of("answer", "go", "seen", "3 national-id"));
        assertThat(notWhatSheSaw.page()).contains("Nivå 4");
        assertThat(SHOWN_PORTAL
                        .redeem(browser.submit(notWhatSheSaw, seen(notWhatSheSaw, "go")))
                        .getStringClaim("acr"))
                .isEqualTo(HIGH);
    }

    @Test
    void shouldAskNobodyWhoMustNotBeAskedAndTellAPortalThatSheTurnedBack() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        UNNAMED_PORTAL.redeem(logIn(kari, browser.open(UNNAMED_PORTAL.asking(SUBSTANTIAL))));
        var silently = URI.create(SHOWN_PORTAL.asking(SUBSTANTIAL) + "&prompt=none");

        assertThat(browser.open(silently).query("error")).isEqualTo("interaction_required");
        var shown = browser.open(SHOWN_PORTAL.asking(SUBSTANTIAL));
        assertThat(browser.submit(shown, seen(shown, "back")).query("error")).isEqualTo("access_denied");
        var again = browser.open(SHOWN_PORTAL.asking(SUBSTANTIAL));
        browser.submit(again, seen(again, "go"));
        assertThat(browser.open(silently).query("code")).isNotEmpty();
    }

    @Test
    void shouldShowItEveryTimeWhereThatIsDeclared() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var first = logIn(kari, browser.open(ALWAYS_PORTAL.asking(SUBSTANTIAL)));
        assertThat(first.page()).contains("Ikke fødselsnummeret ditt");
        ALWAYS_PORTAL.redeem(browser.submit(first, seen(first, "go")));

        var second = browser.open(ALWAYS_PORTAL.asking(SUBSTANTIAL));
        assertThat(second.query("code")).isEmpty();
        assertThat(browser.submit(second, seen(second, "go")).query("code")).isNotEmpty();
    }

    /** As her browser sends the page's form. */
    private static Map<String, String> seen(Arrival page, String button) {
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page.page());
        return Map.of("answer", button, "seen", seen.find() ? seen.group(1) : "nothing");
    }

    @Test
    void shouldHoldAStrictPortalToFapi() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var asked = browser.open(STRICT_PORTAL.asking(SUBSTANTIAL));
        var arrived = logIn(kari, browser.open(STRICT_PORTAL.pushing(SUBSTANTIAL)));
        var unbound = STRICT_PORTAL.redeemUnbound(arrived);
        var bound = STRICT_PORTAL.redeemBound(browser.open(STRICT_PORTAL.pushing(SUBSTANTIAL)));

        assertThat(asked.page()).as("without a pushed request").contains("Innloggingen stoppet");
        assertThat(asked.query("code")).isEmpty();
        assertThat(unbound.getStatusCode())
                .as("a token that is bound to no key")
                .isEqualTo(400);
        assertThat(bound.getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
    }

    private Arrival logIn(Person person, Arrival page) {
        var codePage = browser.submit(page, Map.of("pid", person.number().reveal(), "password", person.password()));
        return browser.submit(codePage, Map.of("code", person.codes().getFirst()));
    }
}
