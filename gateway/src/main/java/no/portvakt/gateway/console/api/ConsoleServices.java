package no.portvakt.gateway.console.api;

import no.portvakt.gateway.console.audit.AuditTrail;
import no.portvakt.gateway.console.emergency.EmergencyDesk;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.life.ProfileLife;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.Simulations;

/**
 * What the console can do; one bean, asked for only where there is a console.
 *
 * @param readOnly files are the truth, and the console shows them
 */
public record ConsoleServices(
        ProfileLife life,
        ProfileReading profiles,
        Simulations simulations,
        EmergencyDesk emergencies,
        Approvers approvers,
        AuditTrail audit,
        boolean readOnly) {}
