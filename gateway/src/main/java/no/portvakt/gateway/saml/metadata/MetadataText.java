package no.portvakt.gateway.saml.metadata;

/** A portal's metadata as it came, or why there is none. */
public sealed interface MetadataText {

    /** As XML, from where it may be believed. */
    record Known(String xml) implements MetadataText {}

    /** Nobody has looked. */
    record NotYet() implements MetadataText {}

    /** It was looked for; why, in a few words for an operator. */
    record Missing(String why) implements MetadataText {}
}
