package no.portvakt.demo.journey;

import java.net.URI;
import java.time.Duration;
import no.portvakt.demo.browsing.Browser;
import no.portvakt.demo.browsing.Card;
import no.portvakt.demo.browsing.Page;
import no.portvakt.demo.certificates.SmartCard;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Simulators;
import org.jsoup.nodes.Element;

/** What the steps share: the system, two citizens with a browser each, and the one case. */
final class Traveller implements AutoCloseable {

    private static final Duration FOR_ARCHIVE = Duration.ofSeconds(12);

    private final DemoSystem system;
    private final CitizenOffice office;
    private final TestCitizen citizen;
    private final TestCitizen other;
    private final Browser browser;
    private final Browser othersBrowser;
    private String submission = "";

    Traveller(DemoSystem system, CitizenOffice office) {
        this.system = system;
        this.office = office;
        this.citizen = office.enrol();
        this.other = office.enrol();
        this.browser = newBrowser();
        this.othersBrowser = newBrowser();
        insert(citizen.card());
    }

    /** Another browser of anybody, without cookies. */
    Browser newBrowser() {
        return new Browser(system.trust(), cardPort());
    }

    int cardPort() {
        return system.ports().of(Port.PKI);
    }

    /** The citizen puts this card into the reader. */
    void insert(SmartCard card) {
        browser.insert(new Card(card.issued().key(), card.issued().chain()));
    }

    URI on(String host, String path) {
        return system.ports().origin(host).resolve(path);
    }

    /** Past the gateway, straight to the simulated services. */
    URI directly(String path) {
        return system.ports().internal(Port.SERVICES, path);
    }

    /** The screen of a caseworker, inside. */
    URI caseworkersDesk(String path) {
        return system.ports().internal(Port.ARCHIVE, path);
    }

    /** The citizen types an address. */
    Page open(String host, String path) {
        return browser.open(on(host, path));
    }

    SessionView session(String host) {
        return SessionView.of(browser, system.ports().origin(host));
    }

    Simulators simulators() {
        return system.simulators();
    }

    CitizenOffice office() {
        return office;
    }

    TestCitizen citizen() {
        return citizen;
    }

    TestCitizen other() {
        return other;
    }

    Browser browser() {
        return browser;
    }

    Browser othersBrowser() {
        return othersBrowser;
    }

    /** The id of what the citizen has sent; also the key under which archive and fagsystem know the case. */
    String submission() {
        return submission;
    }

    void sent(String id) {
        submission = id;
    }

    /** The number that the receipt shows as soon as the archive has given it. */
    String caseNumberOn(Page receipt) {
        return Patience.until(
                        FOR_ARCHIVE,
                        () -> browser.open(receipt.address()).document().select("[data-case-number]").stream()
                                .map(Element::text)
                                .findFirst())
                .orElseThrow(() -> new Unexpected("the receipt shows no case number after " + FOR_ARCHIVE));
    }

    @Override
    public void close() {
        browser.close();
        othersBrowser.close();
    }
}
