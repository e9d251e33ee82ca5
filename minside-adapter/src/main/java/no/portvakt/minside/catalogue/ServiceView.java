package no.portvakt.minside.catalogue;

import java.net.URI;
import java.util.Optional;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * One of the municipality's services, as the citizen sees it.
 *
 * @param id as in {@code /skjema/{id}}
 * @param owner who answers for it
 * @param ownerCode its municipality number
 * @param address where it is, through the gateway
 * @param level the level that opens its front page
 * @param open whether this caller's session is enough for that
 * @param form its form with us, if it has one
 */
public record ServiceView(
        String id,
        Text title,
        String owner,
        String ownerCode,
        URI address,
        SecurityLevel level,
        boolean open,
        Optional<Form> form) {}
