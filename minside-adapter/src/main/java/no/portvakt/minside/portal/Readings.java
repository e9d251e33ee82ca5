package no.portvakt.minside.portal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Channel;
import no.portvakt.minside.person.Text;

/** Writes into the access log what a portal gets to see, before it sees it. Her own session leaves no entry. */
public final class Readings {

    private static final Text PURPOSE = new Text(
            "For å vise deg det i portalen du er logget inn i",
            "For å vise deg det i portalen du er logga inn i",
            "To show it to you in the portal that you are logged in to");

    private final AccessLog accessLog;
    private final Map<String, String> portalNames;
    private final Clock clock;

    /**
     * Makes a writer.
     *
     * @param portalNames by the portal's id; a portal without one is shown by its id
     */
    public Readings(AccessLog accessLog, Map<String, String> portalNames, Clock clock) {
        this.accessLog = accessLog;
        this.portalNames = Map.copyOf(portalNames);
        this.clock = clock;
    }

    void before(Caller caller, Text action, Optional<String> service, List<String> fields) {
        switch (caller.channel()) {
            case Channel.OwnSession own -> {}
            case Channel.Portal portal ->
                accessLog.reading(
                        caller,
                        new AccessEntry(
                                clock.instant(),
                                action,
                                new AccessEntry.Receiver(
                                        portal.id(), portalNames.getOrDefault(portal.id(), portal.id()), portal.id()),
                                service,
                                caller.assurance().level(),
                                PURPOSE,
                                fields));
        }
    }
}
