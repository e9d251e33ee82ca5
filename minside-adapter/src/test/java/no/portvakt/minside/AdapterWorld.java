package no.portvakt.minside;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Everything around the adapter: PostgreSQL, sources, an archive, and the keys of those who call. */
public final class AdapterWorld implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "https://login.localhost:8443/_portvakt";
    static final String TOKEN_ENDPOINT = "https://minside-api.localhost:8443/api/minside/v1/token";

    private static AdapterWorld started = new AdapterWorld();

    final FakeArchive archive = new FakeArchive();
    final Signer gateway = new Signer();
    final Signer portal = new Signer();
    final Signer oppad = new Signer();
    final Signer gerica = new Signer();
    final Signer delegator = new Signer();
    /** What delegations are sealed to. */
    final Signer delegations = new Signer();

    final FakeSigningService signing = new FakeSigningService();
    final CardIssuer cards = CardIssuer.now();

    private final WireMockServer http =
            new WireMockServer(wireMockConfig().dynamicPort().extensions(archive, signing));
    private final EmbeddedPostgres postgres = postgres();

    static AdapterWorld world() {
        return started;
    }

    @Override
    public Map<String, String> start() {
        started = this;
        http.start();
        sourcesAnswer();
        var keys = folder();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quarkus.management.test-port", "0");
        configuration.put("quarkus.datasource.jdbc.url", jdbcUrl());
        configuration.put("quarkus.datasource.username", "postgres");
        configuration.put("quarkus.datasource.password", "postgres");
        configuration.put("mp.jwt.verify.publickey.location", http.baseUrl() + "/_portvakt/jwks.json");
        configuration.put("mp.jwt.verify.issuer", ISSUER);
        configuration.put("minside.public-origin", "https://minside.localhost:8443");
        configuration.put("minside.person-pepper", "a pepper that only this test knows, 32 long");
        configuration.put("minside.sealing-key-id", "test-1");
        configuration.put("minside.sealing-key", "a sealing key that only this test knows");
        for (var source : List.of("folkeregister", "oppad", "krr")) {
            configuration.put("minside.source.\"" + source + "\".url", http.baseUrl() + "/" + source);
        }
        configuration.put("minside.archive.url", http.baseUrl() + "/noark4ws");
        configuration.put("minside.archive.patience", "3s");
        configuration.put("quarkus.cxf.client.noark4ws.receive-timeout", "3000");
        configuration.put(
                "minside.portal.\"norge\".public-key",
                portal.publicKeyFile(keys, "norge").toString());
        configuration.put(
                "minside.fagsystem.\"oppad\".public-key",
                oppad.publicKeyFile(keys, "oppad").toString());
        configuration.put(
                "minside.fagsystem.\"gerica\".public-key",
                gerica.publicKeyFile(keys, "gerica").toString());
        configuration.put(
                "minside.delegator.\"gateway\".public-key",
                delegator.publicKeyFile(keys, "delegator").toString());
        configuration.put(
                "minside.delegation-keys",
                delegations.privateKeyFile(keys, "delegations").toString());
        configuration.putAll(signingBy(keys));
        return configuration;
    }

    /** Whose signatures count, and where people sign. */
    private Map<String, String> signingBy(Path keys) {
        var grant = "minside.signing.service.grant.";
        return Map.of(
                "minside.signing.trust",
                cards.trustFolder(keys).toString(),
                "minside.signing.revocations",
                cards.revocationsFolder(keys).toString(),
                "minside.signing.person-lookup",
                "http://127.0.0.1:" + http.port() + CardIssuer.LOOKUP,
                "minside.signing.service.url",
                http.baseUrl() + FakeSigningService.FOLDER,
                grant + "endpoint",
                http.baseUrl() + "/signering-token",
                grant + "issuer",
                "us",
                grant + "audience",
                "them",
                grant + "scope",
                "signering",
                grant + "key",
                gateway.privateKeyFile(keys, "signing-buyer").toString(),
                grant + "key-id",
                "key-1");
    }

    @Override
    public void stop() {
        http.stop();
        try {
            postgres.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    WireMockServer http() {
        return http;
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    /** Lets nobody in, or everybody again; told through another database of the same server. */
    void databaseIsAway(boolean away) {
        var other = Jdbi.create(postgres.getDatabase("postgres", "template1"));
        other.useHandle(handle -> {
            handle.execute("alter database postgres allow_connections " + !away);
            if (away) {
                handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
            }
        });
    }

    /** The identity token that the gateway would send for this person. */
    String identity(String pid, String acr) {
        var now = Instant.now();
        return gateway.sign(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("minside")
                .subject("pairwise-" + acr)
                .claim("pid", pid)
                .claim("acr", acr)
                .claim("amr", List.of("Minid-PIN"))
                .claim("auth_time", now.getEpochSecond())
                .claim("locale", "nb")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(100)))
                .build());
    }

    /** The token that a fagsystem shows. */
    static String fagsystemToken(Signer signer, String id) {
        var now = Instant.now();
        return signer.sign(new JWTClaimsSet.Builder()
                .issuer(id)
                .audience("minside-adapter")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(100)))
                .build());
    }

    /** The assertion that a portal buys a token with. */
    String assertion(String pid, String acr, String jti) {
        var now = Instant.now();
        return portal.sign(new JWTClaimsSet.Builder()
                .issuer("norge")
                .subject(pid)
                .audience(TOKEN_ENDPOINT)
                .claim("acr", acr)
                .claim("auth_time", now.getEpochSecond())
                .jwtID(jti)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(100)))
                .build());
    }

    private void sourcesAnswer() {
        http.stubFor(get(urlPathEqualTo("/_portvakt/jwks.json"))
                .willReturn(okJson(new JWKSet(gateway.key()).toPublicJWKSet().toString())));
        http.stubFor(post(urlPathEqualTo("/folkeregister/v1/personer/oppslag")).willReturn(okJson("""
                {"navn": {"fornavn": "Ingrid", "mellomnavn": null, "etternavn": "Solbakken"},
                 "bostedsadresse": {"adresselinje": "Bleikerveien 12", "postnummer": "1387", "poststed": "Asker"}}
                """)));
        http.stubFor(post(urlPathEqualTo("/oppad/v1/foresatte/oppslag")).willReturn(okJson("""
                {"barn": {"navn": "Nora Solbakken", "foedselsdato": "2024-03-14"},
                 "barnehage": {"navn": "Bondi barnehage"}}
                """)));
        http.stubFor(post(urlPathEqualTo("/krr/v1/personer"))
                .willReturn(aResponse().withStatus(503).withBody("{\"feil\": \"midlertidig utilgjengelig\"}")));
        http.stubFor(post(urlPathEqualTo("/signering-token"))
                .willReturn(okJson("{\"access_token\": \"signing-token\", \"expires_in\": 120}")));
        http.stubFor(any(urlPathMatching(FakeSigningService.FOLDER + ".*"))
                .willReturn(aResponse().withTransformers("fake-signing")));
        http.stubFor(post(urlPathEqualTo("/noark4ws")).willReturn(aResponse().withTransformers("fake-archive")));
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("adapter-keys");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
