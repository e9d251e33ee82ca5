package no.portvakt.minside.portal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/** This API as OpenAPI 3.1, for whoever writes a portal. It names nobody, and asks nobody who he is. */
@Path(ApiDocument.PATH)
public class ApiDocument {

    public static final String PATH = "/api/minside/v1/openapi.yaml";

    /** RFC 9512, and OpenAPI's own registration. */
    private static final String MEDIA_TYPE = "application/vnd.oai.openapi+yaml;version=3.1";

    @GET
    public Response document() throws IOException {
        var file = Optional.ofNullable(ApiDocument.class.getResourceAsStream("/contracts/openapi.yaml"))
                .orElseThrow(() -> new IOException("contracts/openapi.yaml is missing"));
        return Response.ok(file, MEDIA_TYPE).build();
    }
}
