package no.portvakt.minside.fagsystem.ask;

import java.util.List;
import no.portvakt.minside.accesslog.RecordedLookup;

/**
 * One question to one system.
 *
 * @param lookup whom it is about; the proof that it stands in the access log
 * @param service the service that needs the answer
 * @param ask the parts of what the system knows that are asked for
 */
record Question(RecordedLookup lookup, String service, List<String> ask) {

    Question {
        ask = List.copyOf(ask);
    }
}
