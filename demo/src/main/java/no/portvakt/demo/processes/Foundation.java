package no.portvakt.demo.processes;

import no.portvakt.demo.browsing.Trust;
import no.portvakt.demo.certificates.DemoCertificates;

/** What must be there before anything starts: authorities, keys and secrets. */
record Foundation(DemoCertificates certificates, Keys keys, DemoSecrets secrets, Trust trust) {

    static Foundation lay(SystemPlan plan) {
        var certificates = DemoCertificates.keptIn(plan.state().folder("certificates"));
        return new Foundation(
                certificates,
                Keys.issue(certificates, plan),
                DemoSecrets.keptIn(plan.state().root()),
                new Trust(certificates.publicAuthority().certificate()));
    }
}
