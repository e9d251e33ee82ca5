package no.portvakt.gateway.request.authenticate;

/** What came of asking who is calling. */
public sealed interface Identification permits Identified, Identification.Unknowable {

    /** The sessions cannot be read now. */
    record Unknowable() implements Identification {}
}
