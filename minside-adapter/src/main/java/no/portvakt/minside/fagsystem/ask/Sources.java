package no.portvakt.minside.fagsystem.ask;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The sources of an installation, over one Camel that keeps quiet: it writes no bodies and no headers anywhere. */
public final class Sources implements AutoCloseable {

    private final CamelContext context;
    private final Map<String, AskedSource> sources = new LinkedHashMap<>();

    /**
     * Opens those connectors that have a place; the others stay away, and their fields absent. Nothing is asked
     * yet; a file that a system drops is looked at from now on.
     *
     * @param executor whose threads wait for the systems; virtual ones will do
     * @throws IllegalStateException if a connector's place lacks what its authentication takes
     */
    public Sources(
            Map<String, Connector> connectors, Map<String, Place> places, ExecutorService executor, Clock clock) {
        this(connectors, places, executor, clock, Exchanged.Witness.NOBODY);
    }

    /** The same, with somebody who sees what comes over the wire. */
    public Sources(
            Map<String, Connector> connectors,
            Map<String, Place> places,
            ExecutorService executor,
            Clock clock,
            Exchanged.Witness witness) {
        context = new DefaultCamelContext();
        context.disableJMX();
        context.setMessageHistory(false);
        context.setLogExhaustedMessageBody(false);
        context.start();
        var around = new Surroundings(context, new AnswerReader(), witness, clock);
        connectors.forEach((id, connector) -> {
            var place = places.get(id);
            if (place != null) {
                PlaceCheck.shows(connector, place);
                sources.put(id, new AskedSource(connector, link(around, connector, place), executor, clock));
            }
        });
    }

    private static Link link(Surroundings around, Connector connector, Place place) {
        return switch (connector.transport()) {
            case Transport.Rest rest -> new HttpLink(around, connector, place, rest.path(), new JsonWording(rest));
            case Transport.Soap soap -> new HttpLink(around, connector, place, soap.path(), new SoapWording(soap));
            case Transport.View view -> new ViewLink(around, connector, place, view);
            case Transport.Drop drop -> new DropLink(around, connector, drop, pickup(place, drop, around.clock()));
        };
    }

    private static Pickup pickup(Place place, Transport.Drop drop, Clock clock) {
        return place.sftp()
                .filter(sftp -> "sftp".equals(place.url().getScheme()))
                .<Pickup>map(sftp -> new SftpPickup(new SftpServer(place.url(), sftp), drop, clock))
                .orElseGet(() -> new FolderPickup(Path.of(place.url()), drop, clock));
    }

    /** By connector id. */
    public Map<String, Source> byId() {
        return Map.copyOf(sources);
    }

    /** What is wrong on the way to a system, whomever one asks about; without personal data. Waits for the first look at a dropped file. */
    public List<String> troubles(String id) {
        return Optional.ofNullable(sources.get(id)).map(AskedSource::troubles).orElse(List.of());
    }

    @Override
    public void close() {
        sources.values().forEach(AskedSource::close);
        context.stop();
    }
}
