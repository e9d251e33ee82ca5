package no.portvakt.minside.problem;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/** A refusal as a page, for browsers. The pages implement it; without one they get a problem document. */
public interface ProblemPage {

    Response render(Reason reason, Optional<Caller> caller, CorrelationId correlation);
}
