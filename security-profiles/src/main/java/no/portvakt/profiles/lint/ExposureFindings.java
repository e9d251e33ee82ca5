package no.portvakt.profiles.lint;

import java.util.Set;
import no.portvakt.profiles.catalog.Claim;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.UpstreamAuthentication;
import no.portvakt.profiles.catalog.Zone;
import no.portvakt.profiles.lint.Lint.About;

/** Keys that let more through, or out, than most services need. */
final class ExposureFindings {

    private ExposureFindings() {}

    static void check(ServiceProfile service, About about) {
        if (service.crossSite() == CrossSite.ALLOWED) {
            about.note("crossSite", "takes unsafe methods from other origins");
        }
        if (service.authorization() == ClientAuthorization.PASSED) {
            about.note("authorization", "gets the client's Authorization header");
        }
        if (service.upstream().authentication() == UpstreamAuthentication.NONE
                && service.identity() != IdentityShown.NONE) {
            about.warn("upstream.authentication", "serves whoever reaches it, and is told who the citizen is");
        }
        if (service.identity() == IdentityShown.NONE && !service.claims().isEmpty()) {
            about.warn("claims", "are told in the identity token, and identity: none sends none");
        }
        if (service.claims().contains(Claim.NAME)
                && service.audience().population().contains(Population.CITIZENS)) {
            about.note("claims", "name is told of employees only: no log-in of a citizen says it yet");
        }
        if (!service.audience().represent().isEmpty()) {
            about.note("represent", "nothing can confirm it yet: whoever asks to act for another is refused");
        }
        if (service.audience().population().equals(Set.of(Population.ORGANISATIONS))) {
            about.warn("population", "no log-in proves an organisation yet: nobody who has to log in is let in");
        }
        if (service.upstream().zone() == Zone.EXTERNAL && service.identity() == IdentityShown.NATIONAL_ID) {
            about.warn("zone", "stands in the external zone, and is told national id numbers");
        }
    }
}
