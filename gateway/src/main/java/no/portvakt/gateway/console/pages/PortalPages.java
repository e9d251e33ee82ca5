package no.portvakt.gateway.console.pages;

import java.util.List;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.portals.PortalDesk;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.SamlPeer;

/** The portals; an officer sees those of the services that she may read. */
final class PortalPages {

    private final ProfileReading reading;
    private final PortalDesk desk;

    PortalPages(ConsoleServices services) {
        this.reading = services.profiles();
        this.desk = services.portals();
    }

    Page portals(Visit visit) {
        var inForce = ServicesInForce.of(reading.inForce());
        var looked = desk.look(inForce.catalog());
        var rows = looked.portals().stream()
                .flatMap(one -> inForce
                        .find(visit.officer(), one.portal().service().value())
                        .stream()
                        .map(service -> row(one, service, visit)))
                .toList();
        return new PortalsPage(
                visit.words().of("portalsTitle"),
                rows,
                visit.officer().may(Action.READ_PROFILES) ? looked.problems() : List.of());
    }

    private static PortalsPage.Row row(PortalDesk.Declared declared, ServiceProfile service, Visit visit) {
        var portal = declared.portal();
        var words = visit.words();
        return new PortalsPage.Row(
                portal.id().value(),
                visit.language().of(portal.name()),
                switch (portal.protocol()) {
                    case OidcClient oidc -> "OpenID Connect";
                    case SamlPeer saml -> "SAML 2.0";
                },
                service.id().value(),
                visit.language().of(service.title()),
                LevelMark.of(LevelMark.highest(service), words),
                words.of(
                        service.identity() == IdentityShown.NATIONAL_ID
                                ? "portalLearnsNumber"
                                : "portalLearnsPseudonym"),
                declared.wrong(),
                declared.notes());
    }
}
