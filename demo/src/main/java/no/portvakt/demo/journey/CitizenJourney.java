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
        return new Journey(List.of(), sabotaged);
    }
}
