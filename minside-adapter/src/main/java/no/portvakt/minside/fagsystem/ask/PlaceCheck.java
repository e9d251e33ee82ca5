package no.portvakt.minside.fagsystem.ask;

import java.util.Set;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;

/** That a place has what its connector's authentication takes, and neither less nor something else. */
final class PlaceCheck {

    private static final Set<String> HTTP = Set.of("http", "https");

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
        var schemes =
                switch (connector.transport()) {
                    case Transport.Rest rest -> HTTP;
                    case Transport.Soap soap -> HTTP;
                    case Transport.View view -> Set.of("jdbc");
                    case Transport.Drop drop -> Set.of("file");
                };
        if (!schemes.contains(String.valueOf(place.url().getScheme()))) {
            throw new IllegalStateException(
                    "connector " + connector.id() + ": " + place.url().getScheme() + " is not what it speaks");
        }
    }
}
