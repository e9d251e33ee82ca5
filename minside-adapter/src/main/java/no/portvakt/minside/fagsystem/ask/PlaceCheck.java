package no.portvakt.minside.fagsystem.ask;

import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;

/** That a place has what its connector's authentication takes, and neither less nor something else. */
final class PlaceCheck {

    private static final Set<String> HTTP = Set.of("http", "https");

    private static final String SFTP = "sftp";

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
                    case Transport.Drop drop -> Set.of("file", SFTP);
                };
        if (!schemes.contains(String.valueOf(place.url().getScheme()))) {
            throw new IllegalStateException(
                    "connector " + connector.id() + ": " + place.url().getScheme() + " is not what it speaks");
        }
        if (SFTP.equals(place.url().getScheme())) {
            overSftp(connector.id(), place);
        }
    }

    /** Says nothing of the address: a password may stand in it. */
    private static void overSftp(String id, Place place) {
        var url = place.url();
        var user = Optional.ofNullable(url.getUserInfo()).orElse("");
        var path = Optional.ofNullable(url.getPath()).orElse("");
        if (user.isBlank() || user.contains(":") || url.getHost() == null || path.isEmpty()) {
            throw new IllegalStateException(
                    "connector " + id + ": the address has to be sftp://user@host:port/folder, without a password");
        }
        if (place.sftp().isEmpty()) {
            throw new IllegalStateException(
                    "connector " + id + ": an SFTP server takes sftp.known-hosts, and sftp.key or sftp.password-file");
        }
    }
}
