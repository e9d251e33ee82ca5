package no.portvakt.idp.registry;

/**
 * Body of {@code POST letters/approve}.
 *
 * @param proposal its id
 */
public record Approval(String proposal) {}
