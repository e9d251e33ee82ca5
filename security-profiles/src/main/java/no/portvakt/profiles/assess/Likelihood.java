package no.portvakt.profiles.assess;

/**
 * How likely it is that somebody gets in as another person.
 *
 * @param frequency how often there is an occasion for it
 * @param motivation how much somebody could gain by it
 */
public record Likelihood(Grade frequency, Grade motivation) {}
