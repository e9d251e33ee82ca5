package no.portvakt.gateway.saml.delegate;

import java.time.Duration;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.profiles.level.SecurityLevel;

/** Requests for what an artifact stands for that are not the portal's, or not any more, or not for anything. */
enum ArtifactForgery {
    UNSIGNED,
    FOREIGN_KEY,
    CHANGED_AFTER_SIGNING,
    UNKNOWN_ISSUER,
    FOREIGN_CONNECTION,
    OTHER_DESTINATION,
    EXPIRED,
    FROM_THE_FUTURE,
    REPLAYED,
    A_LOGOUT_REQUEST,
    MADE_UP,
    OTHER_TYPE,
    FETCHED_BEFORE,
    TAKEN_BY_ANOTHER_PORTAL,
    ANOTHER_PORTAL,
    TOO_LATE,
    LOGGED_OUT_MEANWHILE;

    SoapService.Answer playedTo(Town town) {
        town.logIn(SecurityLevel.HIGH);
        var reference = Reference.to("artifact", town);
        return switch (this) {
            case UNSIGNED, FOREIGN_KEY, CHANGED_AFTER_SIGNING, UNKNOWN_ISSUER, FOREIGN_CONNECTION, A_LOGOUT_REQUEST ->
                asASender(town, reference);
            case OTHER_DESTINATION, EXPIRED, FROM_THE_FUTURE, REPLAYED -> asToPlaceAndTime(town, reference);
            case MADE_UP,
                    OTHER_TYPE,
                    FETCHED_BEFORE,
                    TAKEN_BY_ANOTHER_PORTAL,
                    ANOTHER_PORTAL,
                    TOO_LATE,
                    LOGGED_OUT_MEANWHILE -> asToWhat(town, reference);
        };
    }

    private SoapService.Answer asASender(Town town, Reference reference) {
        var asking = reference.asking(town, "_f");
        return switch (this) {
            case UNSIGNED -> asking.sentUnsigned(town);
            case FOREIGN_KEY -> asking.sent(town, PortalKey.STRANGER);
            case CHANGED_AFTER_SIGNING ->
                new Reference.Asking(LoginRequestText.signed(asking.xml(), PortalKey.PORTAL.key()))
                        .changed("_f", "_g")
                        .sentUnsigned(town);
            case UNKNOWN_ISSUER ->
                asking.changed(Town.entityOf("artifact"), Town.entityOf("nobody"))
                        .sent(town, PortalKey.PORTAL);
            case FOREIGN_CONNECTION -> asking.sent(town, PortalKey.PORTAL, PortalKey.OTHER);
            case A_LOGOUT_REQUEST ->
                new Reference.Asking(new SignedOn("artifact", "n", "s")
                                .request(town, "_l")
                                .xml())
                        .sent(town, PortalKey.PORTAL);
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private SoapService.Answer asToPlaceAndTime(Town town, Reference reference) {
        var asking = reference.asking(town, "_f");
        var now = town.clock.instant();
        return switch (this) {
            case OTHER_DESTINATION ->
                asking.changed(Town.ARTIFACTS, Town.BY_SOAP).sent(town, PortalKey.PORTAL);
            case EXPIRED -> {
                town.clock.advance(Duration.ofMinutes(7));
                yield asking.sent(town, PortalKey.PORTAL);
            }
            case FROM_THE_FUTURE ->
                asking.changed(now.toString(), now.plusSeconds(120).toString()).sent(town, PortalKey.PORTAL);
            case REPLAYED -> {
                asking.sent(town, PortalKey.PORTAL);
                yield asking.sent(town, PortalKey.PORTAL);
            }
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private SoapService.Answer asToWhat(Town town, Reference reference) {
        var asking = reference.asking(town, "_f");
        return switch (this) {
            case MADE_UP ->
                asking.changed(reference.artifact(), "AAQAAA" + "A".repeat(52) + "==")
                        .sent(town, PortalKey.PORTAL);
            case OTHER_TYPE ->
                asking.changed(
                                reference.artifact(),
                                "AAM" + reference.artifact().substring(3))
                        .sent(town, PortalKey.PORTAL);
            case FETCHED_BEFORE -> {
                asking.sent(town, PortalKey.PORTAL);
                yield reference.asking(town, "_again").sent(town, PortalKey.PORTAL);
            }
            case TAKEN_BY_ANOTHER_PORTAL -> {
                another(asking).sent(town, PortalKey.PORTAL);
                yield reference.asking(town, "_again").sent(town, PortalKey.PORTAL);
            }
            case ANOTHER_PORTAL -> another(asking).sent(town, PortalKey.PORTAL);
            case TOO_LATE -> {
                town.clock.advance(Duration.ofSeconds(61));
                yield reference.asking(town, "_late").sent(town, PortalKey.PORTAL);
            }
            case LOGGED_OUT_MEANWHILE -> {
                town.sessions.endSid("sid-1").toCompletableFuture().join();
                town.logout.farewells().orElseThrow().of("sid-1");
                yield asking.sent(town, PortalKey.PORTAL);
            }
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private static Reference.Asking another(Reference.Asking asking) {
        return asking.changed(Town.entityOf("artifact"), Town.entityOf("second"));
    }
}
