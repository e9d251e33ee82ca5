package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The municipality's sak/arkiv: Noark 4 Web Services at {@code /noark4ws}, with a memory. What it holds can be read
 * without going through the wire, which is how the journey checks the case number that the citizen was shown. A caseworker
 * has her screen at {@code /saksbehandling}.
 */
public final class ArchiveSimulator implements AutoCloseable {

    private static final String ANSWER = "noark4ws";
    private static final String XML = "text/xml; charset=UTF-8";

    private final Noark4Archive archive;
    private final Noark4Service service;
    private final WireMockServer server;
    private final Optional<FagsystemSimulator> itself;

    private ArchiveSimulator(int port, Optional<FagsystemSimulator> itself, Optional<ArchiveJournal> journal) {
        this.itself = itself;
        this.archive = new Noark4Archive(Clock.systemUTC(), journal);
        this.service = new Noark4Service(archive);
        this.server = Simulator.on(
                port,
                Stream.concat(Stream.of(new Soap(service)), itself.map(this::desk).stream())
                        .toArray(Extension[]::new));
        server.stubFor(post(urlPathEqualTo("/noark4ws")).willReturn(aResponse().withTransformers(ANSWER)));
        if (itself.isPresent()) {
            server.stubFor(
                    any(urlPathEqualTo(DeskPage.PATH)).willReturn(aResponse().withTransformers(DeskPage.NAME)));
        }
        server.start();
    }

    /**
     * Starts it.
     *
     * @param itself what tells the adapter of the archive's cases
     */
    public static ArchiveSimulator start(int port, FagsystemSimulator itself) {
        return new ArchiveSimulator(port, Optional.of(itself), Optional.empty());
    }

    /** Starts one that knows what its journal says it took, and has no caseworker. */
    public static ArchiveSimulator remembering(int port, ArchiveJournal journal) {
        return new ArchiveSimulator(port, Optional.empty(), Optional.of(journal));
    }

    private Extension desk(FagsystemSimulator minside) {
        return new DeskPage(new CaseworkerDesk(archive, minside, Clock.systemUTC()));
    }

    /** The number of the case that a system put under its own key, for instance {@code 2026/1001}. */
    public Optional<String> caseNumber(String system, String key) {
        return archive.caseBy(new ExternalKey(system, key)).map(Noark4Archive.StoredCase::number);
    }

    /** The key under which the sender knows the case with this number. */
    public Optional<String> externalKey(String caseNumber) {
        return archive.caseBy(caseNumber).map(stored -> stored.key().value());
    }

    /** How many journal entries stand on the case with this number. */
    public int journalEntries(String caseNumber) {
        return archive.caseBy(caseNumber)
                .map(stored -> archive.entriesOf(stored.key()).size())
                .orElse(0);
    }

    /** Says no to whatever is put, until told otherwise. */
    public void refuse(boolean refuse) {
        service.refuse(refuse);
    }

    @Override
    public void close() {
        server.stop();
        itself.ifPresent(FagsystemSimulator::close);
    }

    private record Soap(Noark4Service service) implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return service.answer(event.getRequest().getBody())
                    .map(xml -> new ResponseDefinitionBuilder()
                            .withStatus(200)
                            .withHeader("Content-Type", XML)
                            .withBody(xml)
                            .build())
                    .orElseGet(() ->
                            new ResponseDefinitionBuilder().withStatus(400).build());
        }

        @Override
        public String getName() {
            return ANSWER;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
