package no.portvakt.gateway.saml.signon;

/**
 * What is remembered of sign-ons.
 *
 * @param told which portals were told of them
 * @param shown what citizens saw of that before
 */
public record SignOns(Participations told, Disclosures shown) {}
