package no.portvakt.profiles.lint;

import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.IdentityShown;
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
        if (service.upstream().zone() == Zone.EXTERNAL && service.identity() == IdentityShown.NATIONAL_ID) {
            about.warn("zone", "stands in the external zone, and is told national id numbers");
        }
    }
}
