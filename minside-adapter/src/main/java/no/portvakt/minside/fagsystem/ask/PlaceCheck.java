package no.portvakt.minside.fagsystem.ask;

import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;

/** That a place has what its connector's authentication takes, and neither less nor something else. */
final class PlaceCheck {

    private PlaceCheck() {}

    /** @throws IllegalStateException if not; says what is missing */
    static void shows(Connector connector, Place place) {
        boolean there =
                switch (connector.authentication()) {
                    case NONE -> true;
                    case BASIC -> place.login().isPresent();
                    case MUTUAL_TLS -> place.identity().isPresent();
                    case JWT_GRANT -> place.grant().isPresent();
                };
        if (!there) {
            throw new IllegalStateException("connector " + connector.id() + " wants " + connector.authentication()
                    + ", and its place has nothing for that");
        }
        boolean jdbc = "jdbc".equals(place.url().getScheme());
        if (jdbc != connector.transport() instanceof Transport.View) {
            throw new IllegalStateException(
                    "connector " + connector.id() + ": " + place.url().getScheme() + " is not what it speaks");
        }
    }
}
