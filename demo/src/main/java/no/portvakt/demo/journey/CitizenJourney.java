package no.portvakt.demo.journey;

import java.util.List;
import java.util.OptionalInt;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.processes.DemoSystem;

/** The twelve steps in their order. */
public final class CitizenJourney {

    private CitizenJourney() {}

    /** A journey with citizens of its own, made at random. */
    public static Journey with(DemoSystem system, CitizenOffice office, OptionalInt sabotaged) {
        var traveller = new Traveller(system, office);
        var in = new LoggingIn(traveller);
        var applying = new Applying(traveller);
        var up = new SteppingUp(traveller);
        var attacking = new Attacking(traveller);
        var out = new LoggingOut(traveller);
        return new Journey(
                List.of(
                        new Step("an open page needs no log-in", in::openPage),
                        new Step("from the national portal to my cases, by PIN letter", in::fromPortalToCases),
                        new Step("a used PIN code is refused, the next one works", in::usedCode),
                        new Step("the form is prefilled, with sources", applying::prefilledForm),
                        new Step("sent, with a receipt and a case in the archive", applying::sentAndArchived),
                        new Step("the status follows the fagsystem, once per event", applying::statusFollows),
                        new Step("a level-4 service asks for the smart card only", up::cardOpensLevelFour),
                        new Step("programs are told which level is missing", up::programsAreToldTheLevel),
                        new Step("forged identity never reaches a service", attacking::forgedIdentity),
                        new Step("confusing and unknown paths are refused", attacking::confusingPaths),
                        new Step("another citizen's case is not to be had", attacking::anotherCitizensCase),
                        new Step("log-out ends everything, from either side", out::everywhere)),
                sabotaged);
    }
}
