package no.portvakt.minside.archive;

import jakarta.xml.ws.BindingProvider;
import java.util.List;
import java.util.Map;
import no.arkivverket.noark4ws.Noark4Port;
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
}
