package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.reason.Reason;
import org.jspecify.annotations.Nullable;

/** All documents at once, to and from a folder of files: every text as it was written, to the last comment. */
@Path("/api/console/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
public class TransferResource {

    private final Provider<ConsoleServices> services;

    public TransferResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    /** What is in force, of what this officer may take with her. */
    @GET
    @Path("/export")
    public Response export(@Context SecurityContext security) {
        var caller = Caller.of(security);
        if (!caller.call().officer().mayAtAll(Action.EXPORT)) {
            return Replies.forbidden(caller);
        }
        return Response.ok(new Bundle(
                        services.get().profiles().active(caller.call().officer()).stream()
                                .map(line -> new Text(
                                        line.version().document().value(),
                                        line.version().yaml().orElse("")))
                                .toList(),
                        null))
                .build();
    }

    /**
     * Writes a draft for each document that differs, and for each that is not there any more; they are proposed like any
     * other. All of it has to be sound together, or nothing is written.
     */
    @POST
    @Path("/import")
    public Response importAll(@Context SecurityContext security, Bundle bundle) {
        var caller = Caller.of(security);
        if (!caller.call().officer().may(Action.IMPORT)) {
            return Replies.forbidden(caller);
        }
        var texts = bundle.documents() == null ? List.<Text>of() : bundle.documents();
        var sources = texts.stream()
                .map(text -> new ProfileSource(text.name(), text.yaml()))
                .toList();
        if (texts.isEmpty()
                || texts.stream()
                        .anyMatch(text -> DocumentName.parse(text.name()).isEmpty())
                || texts.stream().map(Text::name).distinct().count() != texts.size()) {
            return Replies.invalid(caller, "documents", "must have a name each, such as barnehage.yaml");
        }
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Rejected unsound ->
                new ApiProblem(
                                Reason.INVALID_INPUT,
                                Optional.of("unsound"),
                                Optional.empty(),
                                Optional.empty(),
                                unsound.problems())
                        .response(caller);
            case LoadOutcome.Loaded loaded -> drafts(caller, texts, DocumentsResource.text(bundle.note()));
        };
    }

    private Response drafts(Caller caller, List<Text> texts, String note) {
        var inForce = services.get().profiles().inForce();
        var left = new HashSet<>(inForce.texts().keySet());
        List<VersionView> written = new ArrayList<>();
        for (var text : texts) {
            var name = new DocumentName(text.name());
            left.remove(name);
            if (inForce.text(name).filter(text.yaml()::equals).isEmpty()) {
                var outcome = draft(caller, name, Optional.of(text.yaml()), note, written);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
        }
        for (var gone : left.stream().sorted().toList()) {
            var outcome = draft(caller, gone, Optional.empty(), note, written);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Response.ok(written).build();
    }

    /** Adds the draft; a response if it was not written. */
    private Optional<Response> draft(
            Caller caller, DocumentName name, Optional<String> yaml, String note, List<VersionView> written) {
        var outcome = services.get().life().draft(caller.call(), name, yaml, note);
        if (outcome instanceof LifeOutcome.Done done) {
            written.add(VersionView.of(done.line()));
            return Optional.empty();
        }
        return Optional.of(Replies.of(caller, outcome));
    }

    /** A document. */
    public record Text(String name, String yaml) {
        public Text {
            name = Optional.ofNullable(name).orElse("");
            yaml = Optional.ofNullable(yaml).orElse("");
        }
    }

    /** Documents, and why they are imported. */
    public record Bundle(
            @Nullable List<Text> documents, @Nullable String note) {}
}
