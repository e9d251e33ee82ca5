package no.portvakt.gateway.boot;

import java.util.List;
import no.portvakt.gateway.login.PartingPortals;
import no.portvakt.gateway.saml.logout.Farewells;
import no.portvakt.gateway.saml.signon.Participation;
import no.portvakt.trust.correlation.CorrelationId;

/** Portals that speak SAML, as log-out sees them. */
record SamlFarewells(Farewells farewells) implements PartingPortals {

    @Override
    public Parting of(String sid) {
        return new Told(farewells, farewells.of(sid));
    }

    private record Told(Farewells farewells, List<Participation> portals) implements Parting {

        @Override
        public String tell(String everywhere, String partly, CorrelationId correlation) {
            return farewells.tell(portals, everywhere, partly, correlation);
        }

        @Override
        public void tellWithoutBrowser(CorrelationId correlation) {
            farewells.tellWithoutBrowser(portals, correlation);
        }
    }
}
