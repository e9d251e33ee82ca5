package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.Lifeline;
import org.jspecify.annotations.Nullable;

/** Documents: services, templates, defaults, floor; what is in force, and every version before it. */
@Path("/api/console/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource {

    private static final String NAME = "{document: (templates/)?[a-z0-9-]+\\.yaml}";

    private final Provider<ConsoleServices> services;

    public DocumentsResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    /** What is in force, for this officer. */
    @GET
    public List<VersionView> documents(@Context SecurityContext security) {
        return views(services.get().profiles().active(Caller.of(security).call().officer()));
    }

    @GET
    @Path(NAME + "/versions")
    public Response versions(@Context SecurityContext security, @PathParam("document") String document) {
        var caller = Caller.of(security);
        var history = DocumentName.parse(document)
                .map(name -> services.get().profiles().history(caller.call().officer(), name))
                .orElse(List.of());
        return history.isEmpty()
                ? Replies.unknown(caller)
                : Response.ok(views(history)).build();
    }

    /** Writes a draft. */
    @POST
    @Path(NAME + "/versions")
    public Response draft(@Context SecurityContext security, @PathParam("document") String document, Draft draft) {
        var caller = Caller.of(security);
        return DocumentName.parse(document)
                .map(name -> services.get()
                        .life()
                        .draft(caller.call(), name, Optional.ofNullable(draft.yaml()), text(draft.note())))
                .map(outcome -> Replies.of(caller, outcome))
                .orElseGet(() -> Replies.unknown(caller));
    }

    /** Writes an earlier text again, as a draft. */
    @POST
    @Path(NAME + "/rollback")
    public Response rollBack(
            @Context SecurityContext security, @PathParam("document") String document, RollBack rollBack) {
        var caller = Caller.of(security);
        return DocumentName.parse(document)
                .map(name ->
                        services.get().life().rollBack(caller.call(), name, rollBack.to(), text(rollBack.reason())))
                .map(outcome -> Replies.of(caller, outcome))
                .orElseGet(() -> Replies.unknown(caller));
    }

    static List<VersionView> views(List<Lifeline> lines) {
        return lines.stream().map(VersionView::of).toList();
    }

    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /**
     * A new text.
     *
     * @param yaml left out, if the document is to end
     */
    public record Draft(@Nullable String yaml, @Nullable String note) {}

    /** Back to an earlier number. */
    public record RollBack(int to, @Nullable String reason) {}
}
