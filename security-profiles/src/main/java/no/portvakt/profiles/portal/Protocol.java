package no.portvakt.profiles.portal;

/** How a portal delegates its log-ins to us. */
public sealed interface Protocol permits OidcClient, SamlPeer {}
