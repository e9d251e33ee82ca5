package no.portvakt.profiles.catalog;

import java.util.Optional;

/**
 * Who answers for a service, and so for its levels (eForvaltningsforskriften § 4).
 *
 * @param organisation the name that citizens know
 * @param number the nine digits in Enhetsregisteret
 * @param municipality the four digits of the municipality; empty for an owner that is not one
 */
public record Owner(String organisation, Optional<String> number, Optional<String> municipality) {}
