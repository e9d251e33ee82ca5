package no.portvakt.gateway.console.api;

import java.util.List;
import java.util.function.Supplier;
import no.portvakt.gateway.console.audit.AuditTrail;
import no.portvakt.gateway.console.decisions.DecisionSearch;
import no.portvakt.gateway.console.emergency.EmergencyDesk;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.life.ProfileLife;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.gateway.console.portals.PortalDesk;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.load.Problem;

/**
 * What the console can do; one bean, asked for only where there is a console.
 *
 * @param readOnly files are the truth, and the console shows them
 * @param folderProblems why those files are not what is enforced; empty if they are, and where there are none
 * @param matrix what risk assessments are held against
 */
public record ConsoleServices(
        ProfileLife life,
        ProfileReading profiles,
        Simulations simulations,
        EmergencyDesk emergencies,
        Approvers approvers,
        AuditTrail audit,
        DecisionSearch decisions,
        PortalDesk portals,
        boolean readOnly,
        Supplier<List<Problem>> folderProblems,
        RiskMatrix matrix) {}
