package no.portvakt.gateway.console.pages;

import java.security.SecureRandom;
import java.time.Clock;
import no.portvakt.gateway.console.api.ConsoleServices;

/** What the pages are made of; put together once, where there is a console. */
public final class ConsolePages {

    private final ConsoleServices services;
    private final Answers answers;
    private final ReadingPages reading;
    private final VersionPages versions;
    private final EmergencyPages emergencies;
    private final AuditPages audit;
    private final DecisionPages decisions;
    private final PortalPages portals;

    public ConsolePages(ConsoleServices services, Clock clock) {
        this.services = services;
        this.emergencies = new EmergencyPages(services.emergencies(), services.profiles());
        this.answers = new Answers(emergencies, new FormToken(new SecureRandom()));
        this.reading = new ReadingPages(services, clock);
        this.versions = new VersionPages(services);
        this.audit = new AuditPages(services.audit());
        this.decisions = new DecisionPages(services, clock);
        this.portals = new PortalPages(services);
    }

    ConsoleServices services() {
        return services;
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

    AuditPages audit() {
        return audit;
    }

    DecisionPages decisions() {
        return decisions;
    }

    PortalPages portals() {
        return portals;
    }
}
