package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.assessment.AssessmentPdf;
import no.portvakt.gateway.console.life.Lifeline;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** The risk assessment behind a service that is in force, and the level that follows from it. */
@Path("/api/console/v1/services/{service}/assessment")
public class AssessmentsResource {

    private final Provider<ConsoleServices> services;
    private final AssessmentPdf pdf = new AssessmentPdf();

    public AssessmentsResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    /** What was decided, what is recommended, and why. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response assessment(@Context SecurityContext security, @PathParam("service") String service) {
        var caller = Caller.of(security);
        return find(caller, service)
                .map(found -> {
                    var recommendation = services.get().matrix().recommend(found.assessment());
                    return Response.ok(new View(
                                    found.profile().id().value(),
                                    found.assessment().level().number(),
                                    recommendation.level().number(),
                                    recommendation.reasoning().stream()
                                            .map(step ->
                                                    step.in(caller.language().locale()))
                                            .toList(),
                                    found.assessment().reasoning(),
                                    found.assessment().belowBecause()))
                            .build();
                })
                .orElseGet(() -> Replies.unknown(caller));
    }

    /** The same for the archive. */
    @GET
    @Path("/pdf")
    @Produces({"application/pdf", ApiProblem.MEDIA_TYPE})
    public Response pdf(@Context SecurityContext security, @PathParam("service") String service) {
        var caller = Caller.of(security);
        return find(caller, service)
                .map(found -> Response.ok(pdf.print(
                                services.get().matrix(),
                                found.profile(),
                                found.assessment(),
                                found.version(),
                                caller.language().locale()))
                        .type("application/pdf")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"risikovurdering-"
                                        + found.profile().id() + ".pdf\"")
                        .build())
                .orElseGet(() -> Replies.unknown(caller));
    }

    private Optional<Found> find(Caller caller, String service) {
        var id =
                ServiceId.parse(service).filter(known -> caller.call().officer().may(Action.READ_PROFILES, known));
        var profiles = services.get().profiles();
        return id.flatMap(known -> switch (ProfileLoader.load(profiles.inForce().sources())) {
            case LoadOutcome.Rejected unsound -> Optional.empty();
            case LoadOutcome.Loaded loaded ->
                loaded.catalog().find(known).flatMap(profile -> profile.assessment()
                        .map(assessment -> new Found(profile, assessment, version(caller, known))));
        });
    }

    /** The number of the document that has the service's name; the shipped ones do. */
    private String version(Caller caller, ServiceId service) {
        return services.get().profiles().active(caller.call().officer()).stream()
                .map(Lifeline::version)
                .filter(version -> version.document().value().equals(service.value() + ".yaml"))
                .map(version -> Integer.toString(version.number()))
                .findFirst()
                .orElse("–");
    }

    private record Found(ServiceProfile profile, Assessment assessment, String version) {}

    /** An assessment on the wire. */
    public record View(
            String service,
            int decided,
            int recommended,
            List<String> steps,
            String reasoning,
            Optional<String> belowBecause) {}
}
