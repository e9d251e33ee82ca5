package no.portvakt.minside.delivery.dialogporten;

import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a service is over there.
 *
 * @param urn in the resource registry: {@code urn:altinn:resource:asker-barnehage}
 * @param level what its policy there demands of whoever opens a dialog
 */
public record Resource(String urn, SecurityLevel level) {}
