package no.portvakt.gateway.console.pages;

import java.util.function.Supplier;
import no.portvakt.gateway.console.emergency.EmergencyDesk;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.life.Judge;
import no.portvakt.gateway.console.life.ProfileLife;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.gateway.console.officers.OfficerCall;

/** What the pages are made of; put together once. */
public final class ConsolePages {

    private final Supplier<OfficerCall> caller;
    private final EmergencyDesk desk;
    private final EmergencyPages emergencies;
    private final Answers answers;
    private final ReadingPages reading;
    private final VersionPages versions;
    private final ProfileLife life;
    private final Simulations simulations;

    /**
     * Puts them together.
     *
     * @param caller who sends the request that is being handled; throws for nobody
     */
    public ConsolePages(
            Supplier<OfficerCall> caller,
            ProfileReading reading,
            ProfileLife life,
            Simulations simulations,
            Judge judge,
            Approvers approvers,
            EmergencyDesk desk) {
        this.caller = caller;
        this.desk = desk;
        this.emergencies = new EmergencyPages(desk, reading);
        this.answers = new Answers(emergencies);
        this.reading = new ReadingPages(reading, judge, approvers);
        this.versions = new VersionPages(reading, life, simulations);
        this.life = life;
        this.simulations = simulations;
    }

    Supplier<OfficerCall> caller() {
        return caller;
    }

    Answers answers() {
        return answers;
    }

    ReadingPages reading() {
        return reading;
    }

    VersionPages versions() {
        return versions;
    }

    EmergencyPages emergencies() {
        return emergencies;
    }

    EmergencyDesk desk() {
        return desk;
    }

    ProfileLife life() {
        return life;
    }

    Simulations simulations() {
        return simulations;
    }
}
