package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.jwk.JWK;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.trust.identity.NationalId;

/**
 * The registers that forms are prefilled from, by the contracts in docs/contracts: Folkeregisteret, Oppad and e24/7 answer
 * for whoever has been registered, e24/7 to who has bought a token; KRR is out of order on purpose, but
 * for who asks where to notify.
 */
public final class RegisterSimulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<NationalId, Resident> residents = new ConcurrentHashMap<>();
    private final WireMockServer server;

    private RegisterSimulator(int port, TokenSeller tokens) {
        var person = new RegisterLookup(
                "folkeregister", "personidentifikator", residents, RegisterSimulator::inPopulationRegister);
        var children = new RegisterLookup("oppad", "foresatt", residents, RegisterSimulator::inChildrenRegister);
        var forms = new RegisterLookup(
                "e247", "innsender", residents, RegisterSimulator::inFormPortal, Optional.of("innsending"));
        var phones = new RegisterLookup(
                "krr-varsling", "personidentifikator", residents, RegisterSimulator::inContactRegister);
        this.server = Simulator.on(port, person, children, forms, phones, tokens);
        server.stubFor(
                post(urlPathEqualTo(TokenSeller.PATH)).willReturn(aResponse().withTransformers(tokens.getName())));
        server.stubFor(post(urlPathEqualTo("/e247/v2/innsendinger/siste"))
                .willReturn(aResponse().withStatus(401)));
        server.stubFor(post(urlPathEqualTo("/e247/v2/innsendinger/siste"))
                .withHeader("Authorization", equalTo("Bearer " + tokens.token()))
                .willReturn(aResponse().withTransformers(forms.getName())));
        server.stubFor(post(urlPathEqualTo("/folkeregister/v1/personer/oppslag"))
                .willReturn(aResponse().withTransformers(person.getName())));
        server.stubFor(post(urlPathEqualTo("/oppad/v1/foresatte/oppslag"))
                .willReturn(aResponse().withTransformers(children.getName())));
        server.stubFor(post(urlPathEqualTo("/krr-varsling/v1/personer"))
                .willReturn(aResponse().withTransformers(phones.getName())));
        server.stubFor(post(urlPathMatching("/krr/.*"))
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"feil\": \"midlertidig utilgjengelig\"}")));
        server.start();
    }

    /**
     * On this port.
     *
     * @param buyer the key of who may buy tokens
     */
    public static RegisterSimulator start(int port, JWK buyer) {
        return new RegisterSimulator(port, new TokenSeller(buyer));
    }

    /** From now on the registers know this person. */
    public void register(NationalId person, Resident resident) {
        residents.put(person, resident);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static ObjectNode inPopulationRegister(Resident resident) {
        var answer = JSON.createObjectNode();
        answer.putObject("navn")
                .put("fornavn", resident.givenName())
                .putNull("mellomnavn")
                .put("etternavn", resident.familyName());
        answer.putObject("bostedsadresse")
                .put("adresselinje", resident.street())
                .put("postnummer", resident.postalCode())
                .put("poststed", resident.town());
        return answer;
    }

    private static ObjectNode inContactRegister(Resident resident) {
        var answer = JSON.createObjectNode().put("reservasjon", "NEI").put("varslingsstatus", "KAN_VARSLES");
        resident.association().ifPresent(association -> answer.put("mobiltelefonnummer", association.phone()));
        return answer;
    }

    private static ObjectNode inFormPortal(Resident resident) {
        var answer = JSON.createObjectNode();
        resident.association().ifPresent(association -> answer.put("telefon", association.phone()));
        return answer;
    }

    private static ObjectNode inChildrenRegister(Resident resident) {
        var answer = JSON.createObjectNode();
        answer.putObject("barn")
                .put("navn", resident.childName())
                .put("foedselsdato", resident.childBorn().toString());
        answer.putObject("barnehage").put("navn", resident.kindergarten());
        // Where they lived before: nobody has told the kindergarten that they moved.
        answer.putObject("foresatt")
                .put("adresse", "Slemmestadveien 4")
                .put("postnummer", "1385")
                .put("poststed", resident.town());
        return answer;
    }
}
