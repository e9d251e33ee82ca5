package no.portvakt.minside.archive;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.StatusType;
import no.portvakt.trust.correlation.CorrelationId;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/** What every call of Noark 4 Web Services has in common. */
final class Noark4Calls {

    private static final String PER_THREAD = "thread.local.request.context";

    /** CXF's name for: an element that the WSDL does not know breaks the answer. */
    private static final String STRICT = "set-jaxb-validation-event-handler";

    private Noark4Calls() {}

    /**
     * Sends the id of the request along with the next call of this thread, whose answer may hold more than we read: the
     * standard has some seventy elements, archives add their own, and our WSDL knows those that we need.
     */
    static void carry(Noark4Port port, CorrelationId correlation) {
        if (port instanceof BindingProvider proxy) {
            var context = proxy.getRequestContext();
            context.put(PER_THREAD, "true");
            context.put(STRICT, "false");
            context.put(Message.PROTOCOL_HEADERS, Map.of(CorrelationId.HEADER, List.of(correlation.value())));
        }
    }

    /** An answer without a status is not taken for a yes. */
    static boolean isDone(@Nullable StatusType status) {
        return status != null && ("OK".equals(status.getType()) || "WARNING".equals(status.getType()));
    }

    /** Whether an external key in an answer is the one that was asked for. One that is missing is not. */
    static boolean names(@Nullable EksternNokkelType named, String system, String key) {
        return named != null
                && system.equals(written(named.getEksternSystem()))
                && key.equals(written(named.getNokkel()));
    }

    /** What stands in an element that may be empty or missing. */
    static String written(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Which of our words what CXF threw comes down to. */
    static AnswerProblem problemOf(WebServiceException broken) {
        var causes = Stream.<Throwable>iterate(broken, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        return causes.stream()
                .filter(UnusableAnswer.class::isInstance)
                .map(cause -> ((UnusableAnswer) cause).problem())
                .findFirst()
                .orElseGet(() -> problemOf(causes));
    }

    private static AnswerProblem problemOf(List<Throwable> causes) {
        if (anyIs(causes, "Timeout")) {
            return AnswerProblem.TOO_SLOW;
        }
        if (causes.stream().anyMatch(cause -> cause instanceof CharConversionException)) {
            return AnswerProblem.NOT_XML;
        }
        if (anyIs(causes, "HTTPException")) {
            return AnswerProblem.HTTP_STATUS;
        }
        if (causes.stream().anyMatch(IOException.class::isInstance)) {
            return AnswerProblem.NO_CONNECTION;
        }
        if (causes.stream().anyMatch(XMLStreamException.class::isInstance)) {
            return AnswerProblem.NOT_XML;
        }
        return anyIs(causes, "SoapFault") ? AnswerProblem.FAULT : AnswerProblem.NOT_AN_ANSWER;
    }

    /** By name: each transport of CXF has classes of its own for the same thing. */
    private static boolean anyIs(List<Throwable> causes, String name) {
        return causes.stream()
                .anyMatch(cause -> cause.getClass().getSimpleName().contains(name));
    }
}
