package no.portvakt.minside.portal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import no.portvakt.trust.correlation.CorrelationId;
import org.jspecify.annotations.Nullable;

/** Where a portal buys an access token with a signed assertion (RFC 7523); answers as RFC 6749 says. */
@Path("/api/minside/v1/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final PortalGrants grants;

    public TokenResource(PortalGrants grants) {
        this.grants = grants;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @Nullable @FormParam("grant_type") String grantType,
            @Nullable @FormParam("assertion") String assertion,
            @Nullable @HeaderParam(CorrelationId.HEADER) String correlation) {
        if (!JWT_BEARER.equals(grantType)) {
            return refused("unsupported_grant_type");
        }
        if (assertion == null) {
            return refused("invalid_request");
        }
        var id = Optional.ofNullable(correlation).flatMap(CorrelationId::parse).orElseGet(CorrelationId::random);
        return grants.exchange(assertion, id)
                .map(token -> token.reveal(value -> new Wire.Token(value, "Bearer", PortalGrants.LIFE.toSeconds())))
                .map(token ->
                        Response.ok(token).header("Cache-Control", "no-store").build())
                .orElseGet(() -> refused("invalid_grant"));
    }

    private static Response refused(String error) {
        return Response.status(Response.Status.BAD_REQUEST)
                .header("Cache-Control", "no-store")
                .entity(new Wire.OAuthError(error))
                .build();
    }
}
