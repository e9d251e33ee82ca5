package no.portvakt.demo.journey;

import no.portvakt.demo.browsing.Page;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.processes.DemoSystem;

/** A citizen who is logged in on MinSide by PIN letter and goes about on their own, for tests beside the journey. */
public final class Errand implements AutoCloseable {

    private final Traveller traveller;

    private Errand(Traveller traveller) {
        this.traveller = traveller;
    }

    public static Errand loggedIn(DemoSystem system, CitizenOffice office) {
        var traveller = new Traveller(system, office);
        LoginPages.byPin(traveller.browser(), traveller.open("minside", "/saker"), traveller.citizen());
        return new Errand(traveller);
    }

    /** Opens a page of MinSide. */
    public Page open(String path) {
        return traveller.open("minside", path);
    }

    /** Sends the form for a kindergarten place; the answer is the submission's id. */
    public String send() {
        new Applying(traveller).send();
        return traveller.submission();
    }

    @Override
    public void close() {
        traveller.close();
    }
}
