package no.portvakt.minside.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Gives suppliers the contract: an AsyncAPI document, the schema that it names, and samples. It names nobody. */
@Path("/api/fagsystem/v1/contract")
public class ContractResource {

    @GET
    @Path("{path:.+}")
    public Response document(@PathParam("path") String path) throws IOException {
        var file = ContractFiles.at(path);
        return file.isPresent()
                ? Response.ok(file.get().open(), file.get().mediaType()).build()
                : Response.status(Response.Status.NOT_FOUND).build();
    }
}
