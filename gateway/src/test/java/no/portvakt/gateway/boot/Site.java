package no.portvakt.gateway.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.request.enrich.OfficerSigner;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.port.FreePorts;

/** A console with its PostgreSQL, and how edges are set up to call it: keys, certificates, settings. */
public final class Site implements AutoCloseable {

    /** Short enough that a test sees a snapshot expire; renewed three times within it. */
    static final Duration SNAPSHOT_LIFE = Duration.ofSeconds(12);

    /** For those who do not look at that, and want it to cost nothing. */
    public static final Duration LONG_LIFE = Duration.ofHours(1);

    private static final String ISSUER = "https://login.localhost:8443/_portvakt";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path folder;
    private final Duration snapshotLife;
    private final List<String> before;
    private final int databasePort = FreePorts.next();
    private final int consolePort = FreePorts.next();
    private final int feedPort = FreePorts.next();
    private final TestCertificates.Pair server;
    private final TestCertificates.Pair snapshots;
    private final TestCertificates.Pair persons;
    private final SigningKey listener;
    private final Map<String, TestCertificates.Pair> edges = new TreeMap<>();
    private EmbeddedPostgres database;
    private GatewayProcess console;

    public Site(Path folder, String... edgeNames) {
        this(folder, SNAPSHOT_LIFE, edgeNames);
    }

    public Site(Path folder, Duration snapshotLife, String... edgeNames) {
        this(folder, snapshotLife, List.of(), edgeNames);
    }

    /** @param before what the console's command begins with */
    public Site(Path folder, Duration snapshotLife, List<String> before, String... edgeNames) {
        this.folder = folder;
        this.snapshotLife = snapshotLife;
        this.before = List.copyOf(before);
        this.server = TestCertificates.selfSigned(folder, "server", "localhost", "*.localhost");
        this.snapshots = TestCertificates.selfSigned(folder, "snapshots");
        this.persons = TestCertificates.selfSigned(folder, "persons");
        this.listener = SigningKey.fromPem(
                read(TestCertificates.selfSigned(folder, "listener").key()));
        write("jwks.json", listener.jwks());
        declareAPortal();
        var trusted = new StringBuilder();
        for (var name : edgeNames) {
            var pair = TestCertificates.selfSigned(folder, name);
            edges.put(name, pair);
            trusted.append(read(pair.certificate()));
        }
        write("edges.crt", trusted.toString());
        write(
                "snapshots.pub",
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(snapshots.keys().getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        this.database = startDatabase();
        this.console = startConsole();
    }

    /** The console has the key that answers it are signed with. */
    private void declareAPortal() {
        try {
            Files.createDirectories(folder.resolve("portals"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        write("portals/e247.yaml", """
                portal:
                  id: e247
                  name: {nb: Skjemaportalen, nn: Skjemaportalen, en: The form portal}
                  service: byggesak
                  saml: {metadata: {file: e247.xml}, requests: any, assertions: encrypted-where-possible}
                """);
        write("portals/e247.xml", """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://e247.test">
                  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                        Location="https://e247.test/acs" index="0"/>
                  </md:SPSSODescriptor>
                </md:EntityDescriptor>
                """);
    }

    /** What every gateway has to be told, whatever its role. */
    private Map<String, String> common() {
        var values = new TreeMap<String, String>();
        values.put("portvakt.listener.bind", "127.0.0.1");
        values.put("portvakt.listener.base-domain", "localhost");
        values.put("portvakt.listener.public-port", Integer.toString(FreePorts.next()));
        values.put("portvakt.listener.pki-port", Integer.toString(FreePorts.next()));
        values.put("portvakt.listener.certificate", server.certificate().toString());
        values.put("portvakt.listener.key", server.key().toString());
        values.put("portvakt.listener.grace-period", "PT1S");
        values.put("portvakt.identity.issuer", ISSUER);
        values.put("portvakt.identity.key", server.key().toString());
        values.put("portvakt.pairwise-secret", "a secret that only this test knows, long enough");
        values.put("portvakt.oidc.issuer", "https://login.localhost:8443/realms/innbygger");
        values.put("portvakt.oidc.back-channel", "https://127.0.0.1:1/realms/innbygger");
        values.put("portvakt.oidc.client-id", "portvakt-gateway");
        values.put("portvakt.oidc.client-key", server.key().toString());
        values.put("portvakt.saml.portals", folder.resolve("portals").toString());
        values.put("portvakt.saml.entity-id", "https://login.localhost:8443/_portvakt/saml/metadata");
        return values;
    }

    /**
     * The settings of an edge.
     *
     * @param upstream port of everything behind it
     */
    public Map<String, String> edge(String name, int upstream) {
        var values = common();
        var pair = Optional.ofNullable(edges.get(name)).orElseThrow();
        values.put("portvakt.role", "edge");
        values.put("portvakt.saml.signed-inside", "true");
        values.put("portvakt.policy.store", folder.resolve(name + "-policy").toString());
        values.put(
                "portvakt.policy.console-keys", folder.resolve("snapshots.pub").toString());
        values.put("portvakt.feed.url", "https://localhost:" + feedPort);
        values.put("portvakt.feed.trust", server.certificate().toString());
        values.put("portvakt.feed.certificate", pair.certificate().toString());
        values.put("portvakt.feed.key", pair.key().toString());
        values.put("portvakt.feed.spool", folder.resolve(name + "-spool").toString());
        for (var service : List.of("apningstider", "kommuneplan")) {
            values.put("portvakt.upstream." + service + ".url", "http://127.0.0.1:" + upstream);
        }
        return values;
    }

    /** Citizens log in at this one. */
    public Map<String, String> loggingInAt(FakeIdp idp) {
        return Map.of(
                "portvakt.oidc.issuer",
                FakeIdp.ISSUER,
                "portvakt.oidc.back-channel",
                idp.backChannel().toString(),
                "portvakt.oidc.client-id",
                FakeIdp.CLIENT_ID,
                "portvakt.oidc.client-key",
                TestCertificates.key(folder.resolve("client.key"), idp.clientKey())
                        .toString(),
                "portvakt.oidc.token-algorithm",
                "ES256");
    }

    /** Limits that are counted like any others, and that a machine which plays everybody does not meet. */
    public static Map<String, String> limitsForACrowd() {
        var values = new TreeMap<String, String>();
        for (var whose : List.of("address", "person", "service")) {
            values.put("portvakt.limits." + whose + ".burst", "1000000000");
            values.put("portvakt.limits." + whose + ".per-second", "1000000000");
        }
        return values;
    }

    private GatewayProcess startConsole() {
        var values = common();
        values.put("portvakt.role", "console");
        values.put("portvakt.saml.keys[0].key", server.key().toString());
        values.put("portvakt.saml.keys[0].certificate", server.certificate().toString());
        values.put("quarkus.http.port", Integer.toString(consolePort));
        values.put("quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"));
        values.put("quarkus.datasource.username", "postgres");
        values.put("quarkus.datasource.password", "postgres");
        values.put("mp.jwt.verify.publickey.location", "file:" + folder.resolve("jwks.json"));
        values.put("mp.jwt.verify.issuer", ISSUER);
        values.put("portvakt.audit-folder", folder.resolve("audit").toString());
        values.put("portvakt.snapshot.key", snapshots.key().toString());
        values.put("portvakt.snapshot.life", snapshotLife.toString());
        values.put("portvakt.policy.store", folder.resolve("console-policy").toString());
        values.put("portvakt.console.decisions.person-key", persons.key().toString());
        values.put("portvakt.console.decisions.pepper", "a pepper that only this test knows, 32 long");
        values.put("portvakt.console.edges.port", Integer.toString(feedPort));
        values.put("portvakt.console.edges.certificate", server.certificate().toString());
        values.put("portvakt.console.edges.key", server.key().toString());
        values.put("portvakt.console.edges.trust", folder.resolve("edges.crt").toString());
        return GatewayProcess.start("console", folder, values, before, GatewayProcess.FRUGAL);
    }

    private EmbeddedPostgres startDatabase() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(databasePort)
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Console and PostgreSQL, the console without warning. */
    void kill() {
        console.kill();
        stopDatabase();
    }

    /** Both again, with what they had. */
    void revive() {
        database = startDatabase();
        console = startConsole();
    }

    private void stopDatabase() {
        try {
            database.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What every listener here shows. */
    public TestCertificates.Pair server() {
        return server;
    }

    EmbeddedPostgres database() {
        return database;
    }

    /** The console's and the database's, with all that they have started until now. */
    public Stream<ProcessHandle> processes() {
        return Stream.of(console.handle(), databaseServer())
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()));
    }

    /** It is nobody's child: whoever started it has ended. Its number stands first in the file that it leaves. */
    private ProcessHandle databaseServer() {
        var number = read(folder.resolve("postgres").resolve("postmaster.pid"))
                .lines()
                .findFirst();
        return number.map(String::strip)
                .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                .orElseThrow(() -> new AssertionError("the database is gone"));
    }

    GatewayProcess console() {
        return console;
    }

    /** Whether officers can work there. */
    public boolean isReady() {
        try {
            return call("GET", "documents", Map.of()).isArray();
        } catch (AssertionError notYet) {
            return false;
        }
    }

    /** The text of a document that is in force. */
    public String activeText(String document) {
        return StreamSupport.stream(call("GET", "documents", Map.of()).spliterator(), false)
                .filter(found -> found.path("document").asText().equals(document))
                .map(found -> found.path("yaml").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Asks the console's API as an officer. */
    public JsonNode call(String method, String path, Map<String, ?> body) {
        try {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + consolePort + "/api/console/v1/" + path))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            method.equals("GET")
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        } catch (IOException away) {
            throw new AssertionError(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** What the internal listener would show of an officer. */
    private String token() {
        var level = new Assurance(
                SecurityLevel.SUBSTANTIAL, "ansatte", "idporten-loa-substantial", List.of("pwd", "otp"), Instant.now());
        var kari = new Citizen(
                "key",
                1,
                "sid",
                "kari",
                Optional.empty(),
                level,
                "nb",
                Optional.of(Employee.of("Kari", List.of("security-officer"), List.of())));
        var console = OfficerPolicy.compiled().serviceOn("officer").orElseThrow();
        return new OfficerSigner(ISSUER, listener).sign(kari, console, Instant.now());
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        console.close();
        stopDatabase();
    }
}
