package no.portvakt.profiles.catalog;

/**
 * What is known of the service's own side; its address is the gateway's configuration.
 *
 * @param zone where it stands
 * @param authentication how it authenticates us
 */
public record Upstream(Zone zone, UpstreamAuthentication authentication) {

    /** What a profile that says nothing gets: the internal zone, the identity token. */
    public static final Upstream DEFAULT = new Upstream(Zone.INTERNAL, UpstreamAuthentication.TOKEN);
}
