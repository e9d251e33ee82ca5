package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.trust.identity.NationalId;
import org.w3c.dom.Element;

/** ePortal by its contract in docs/contracts: SOAP, over TLS with a client certificate. */
public final class FormPortalSimulator implements AutoCloseable {

    private static final String NAMESPACE = "urn:eportal:virksomhet:v1";
    private static final String SOAP_TYPE = "text/xml; charset=utf-8";
    private static final int THREADS = 8;

    private final Map<NationalId, Resident.Association> associations = new ConcurrentHashMap<>();
    private final WireMockServer server;

    private FormPortalSimulator(int port, Stores stores) {
        var answers = new Answers(associations);
        this.server = new WireMockServer(WireMockConfiguration.wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .httpsPort(port)
                .keystorePath(stores.own().toString())
                .keystoreType("PKCS12")
                .keystorePassword(stores.password())
                .keyManagerPassword(stores.password())
                .needClientAuth(true)
                .trustStorePath(stores.trusted().toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(stores.password())
                .containerThreads(THREADS)
                .extensions(answers));
        server.stubFor(post(urlPathEqualTo("/ws/virksomhet"))
                .withHeader("SOAPAction", containing(NAMESPACE + ":HentVirksomhet"))
                .willReturn(aResponse().withTransformers(answers.getName())));
        server.start();
    }

    /**
     * Keys and whom it trusts, as PKCS#12.
     *
     * @param own the server's key and its certificate
     * @param trusted the authority of those who may ask
     */
    public record Stores(Path own, Path trusted, String password) {

        @Override
        public String toString() {
            return "Stores[" + own + "]";
        }
    }

    public static FormPortalSimulator start(int port, Stores stores) {
        return new FormPortalSimulator(port, stores);
    }

    /** From now on it knows for which association this person has applied. */
    public void register(NationalId person, Resident.Association association) {
        associations.put(person, association);
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Answers(Map<NationalId, Resident.Association> associations)
            implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return SoapEnvelope.payloadOf(event.getRequest().getBody())
                    .map(asked -> new ResponseDefinitionBuilder()
                            .withStatus(200)
                            .withHeader("Content-Type", SOAP_TYPE)
                            .withBody(answer(asked))
                            .build())
                    .orElseGet(() ->
                            new ResponseDefinitionBuilder().withStatus(400).build());
        }

        private String answer(Element asked) {
            var answer = SoapEnvelope.answer(NAMESPACE, "HentVirksomhetSvar");
            NationalId.parse(SoapEnvelope.text(asked, "person"))
                    .flatMap(person -> Optional.ofNullable(associations.get(person)))
                    .ifPresent(known -> {
                        var enterprise = append(answer, "virksomhet", "");
                        append(enterprise, "organisasjonsnummer", known.organisationNumber());
                        append(enterprise, "navn", known.name());
                    });
            return SoapEnvelope.write(answer.getOwnerDocument());
        }

        private static Element append(Element parent, String name, String text) {
            var child = parent.getOwnerDocument().createElementNS(NAMESPACE, "n:" + name);
            child.setTextContent(text);
            parent.appendChild(child);
            return child;
        }

        @Override
        public String getName() {
            return "eportal";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
