package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.portvakt.gateway.boot.ConsoleSigns;
import no.portvakt.gateway.console.edges.EdgeFeed;
import no.portvakt.gateway.console.edges.EdgeName;
import no.portvakt.gateway.console.edges.EdgeSigning;
import no.portvakt.gateway.console.signing.SignsForEdges;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.fixture.FakeConsole;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.InsideSigner;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.tls.PemTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An edge that has no keys, and a console that has them and looks at what it signs; mTLS between the two. */
class SignedInsideTest {

    private static final EdgeName EDGE = new EdgeName("edge-east");

    /** An answer that was given once, to another question. */
    private static final String SIGNED_BEFORE = signedBefore();

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<AuditRecord> inside = new ArrayList<>();
    private final int port = FreePorts.next();
    private Optional<SignsForEdges> signing = Optional.empty();
    private Optional<ConsoleLine> line = Optional.empty();

    private static String signedBefore() {
        var town = new Town();
        town.logIn(SecurityLevel.HIGH);
        return LoginRequestText.text(PortalAnswer.of(ask(town, "three")).document());
    }

    @AfterEach
    void stop() {
        line.ifPresent(ConsoleLine::close);
        Waiting.on(vertx.close());
    }

    /** The log-in host at the edge, whose console is open. */
    private Town town() {
        return new Town("", (portals, clock) -> {
            var console = TestCertificates.selfSigned(folder, "console", "localhost");
            var edge = TestCertificates.selfSigned(folder, EDGE.value());
            var made = signsFor(portals, clock);
            signing = Optional.of(made);
            var feed = new EdgeFeed(
                    vertx,
                    new EdgeFeed.Options("127.0.0.1", port, console.certificate(), console.key(), edge.certificate()),
                    new FakeConsole(),
                    (name, spool, lines) -> {},
                    (name, spool, lines) -> {},
                    signing.map(EdgeSigning.class::cast));
            Waiting.on(feed.open());
            var opened = new ConsoleLine(
                    URI.create("https://localhost:" + port),
                    PemTls.context(
                            Optional.of(console.certificate()),
                            Optional.of(new PemTls.Identity(edge.certificate(), edge.key()))));
            line = Optional.of(opened);
            return new InsideSigner(new ConsoleSigns(opened));
        });
    }

    private SignsForEdges signsFor(SamlPortals portals, Clock clock) {
        return new SignsForEdges(
                URI.create(Town.ENTITY),
                Optional.of(URI.create(Town.BY_SOAP).resolve("/")),
                Town.keys(),
                portals,
                inside::add,
                clock);
    }

    private static OwnReply ask(Town town, String portal) {
        return town.goOn(
                town.post(LoginRequestText.signed(town.request(portal, "", ""), PortalKey.PORTAL.key()), "page-7"));
    }

    @Test
    void shouldAnswerAPortalWithWhatTheConsoleSigned() {
        var town = town();
        town.logIn(SecurityLevel.HIGH);

        var answer = PortalAnswer.of(ask(town, "three"));

        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(answer.all("Signature")).hasSize(2);
        assertThat(answer.attribute("uid")).contains(Town.PERSON);
        assertThat(inside).singleElement().satisfies(record -> assertThat(
                        record.who() + " " + record.what() + " " + record.on())
                .isEqualTo("edge edge-east saml.signed three"));
        assertThat(answer.all("Assertion").getFirst().getAttribute("ID"))
                .isEqualTo(inside.getFirst().details().get("assertion"));
    }

    @Test
    void shouldAnswerEncryptedAndByReferenceToo() {
        var town = town();
        town.logIn(SecurityLevel.HIGH);

        assertThat(Opened.with(PortalKey.PORTAL, PortalAnswer.of(ask(town, "four")))
                        .isSigned())
                .isTrue();

        var reference = Reference.to("artifact", town);
        var fetched = ArtifactTest.read(reference.asking(town, "_f").sent(town, PortalKey.PORTAL));
        assertThat(fetched.all("Signature")).hasSize(3);
        assertThat(fetched.isSignedBy(PortalKey.OURS)).isTrue();
    }

    @Test
    void shouldLogOutByAnAddressThatTheConsoleSigned() {
        var town = town();
        town.logIn(SecurityLevel.HIGH);
        var second = SignedOn.to("second", town);

        var answer = RedirectedTo.of(second.request(town, "_out").redirectedTo(town, "page 7", PortalKey.PORTAL));

        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(answer.relayState()).contains("page 7");
    }

    @Test
    void shouldPublishTheConsolesKeys() {
        var town = town();

        var reply = (OwnReply.Document)
                town.paths.metadata().handler().handle(Town.made("GET", SamlPaths.METADATA, "", Map.of(), ""));

        assertThat(reply.text().replaceAll("\\s", ""))
                .contains(PortalKey.OURS.base64())
                .contains(PortalKey.NEXT.base64())
                .contains("Signature");
    }

    @Test
    void shouldTellNobodyAnythingWhileTheConsoleIsAway() {
        var town = town();
        town.logIn(SecurityLevel.HIGH);
        Waiting.on(vertx.close());

        assertThat(ask(town, "three")).isEqualTo(OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }

    /** Who answers in the console's place is believed in nothing but a signature on what was asked. */
    @Test
    void shouldHandOnNothingThatIsNotSignedOrIsNotWhatItAskedFor() {
        for (UnaryOperator<String> answering : List.<UnaryOperator<String>>of(
                document -> document, document -> "", document -> "<not-saml/>", document -> SIGNED_BEFORE)) {
            var town = new Town(
                    "",
                    (portals, clock) -> new InsideSigner(new InsideSigner.Line() {
                        @Override
                        public String signed(String document, Optional<String> endpoint, Optional<String> relayState) {
                            return answering.apply(document);
                        }

                        @Override
                        public String certificates() {
                            return "";
                        }
                    }));
            town.logIn(SecurityLevel.HIGH);

            assertThat(ask(town, "three")).isEqualTo(OwnReply.Refusal.because(Reason.UNAVAILABLE));
        }
    }

    record Row(String kind, String pattern, String replacement, String why) {}

    static Stream<Row> table() {
        return Profiles.text("/attacks/saml-signing.csv")
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith("#"))
                .map(text -> text.split("\\|", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]));
    }

    private record Dictated(Map<String, String> byKind) {

        String of(String kind) {
            return Optional.ofNullable(byKind.get(kind)).orElseThrow(() -> new AssertionError("never signed: " + kind));
        }
    }

    /** What this gateway has signed in a log-in, a log-out and its metadata, by kind. */
    private Dictated dictated() {
        var dictation = new Dictation(Town.keys());
        var town = new Town("", (portals, clock) -> {
            signing = Optional.of(signsFor(portals, clock));
            return dictation;
        });
        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("four", town);
        var reference = Reference.to("artifact", town);
        reference.asking(town, "_f").sent(town, PortalKey.PORTAL);
        var three = SignedOn.to("three", town);
        var step = three.request(town, "_out").postedTo(town, PortalKey.PORTAL);
        var asked = Asked.at(town.step(SingleLogoutTest.location(step)));
        town.step(SingleLogoutTest.location(asked.confirm(town, "Success")));
        town.paths.metadata().handler().handle(Town.made("GET", SamlPaths.METADATA, "", Map.of(), ""));
        var heard = new HashMap<>(dictation.heard);
        heard.put("AuthnRequest", town.request("three", "", ""));
        heard.put("Nothing", "");
        heard.put("DocumentType", "<!DOCTYPE x><x/>");
        return new Dictated(heard);
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldNotSignWhatWouldOutlastTheEdge(Row row) {
        var good = dictated().of(row.kind());
        var changed =
                good.replaceFirst(row.pattern(), row.replacement().replace("@STRANGER@", PortalKey.STRANGER.base64()));

        var outcome = signing.orElseThrow().sign(EDGE, changed, Optional.empty(), Optional.empty());

        assertThat(outcome)
                .isInstanceOfSatisfying(EdgeSigning.Outcome.Refused.class, refused -> assertThat(refused.why())
                        .endsWith(row.why()));
        assertThat(inside.getLast().what()).isEqualTo("saml.not-signed");
        assertThat(inside.getLast().outcome()).isEqualTo(AuditOutcome.REFUSED);
    }

    @Test
    void shouldSignEachKindAsItIs() {
        var heard = dictated();

        assertThat(table().map(Row::kind).distinct()).isSubsetOf(heard.byKind().keySet());
        for (var kind :
                List.of("Response", "ArtifactResponse", "LogoutRequest", "LogoutResponse", "EntityDescriptor")) {
            assertThat(signing.orElseThrow().sign(EDGE, heard.of(kind), Optional.empty(), Optional.empty()))
                    .as(kind)
                    .isInstanceOf(EdgeSigning.Outcome.Signed.class);
        }
    }

    @Test
    void shouldNotSignTwiceNorSendElsewhere() {
        var heard = dictated();
        var signs = signing.orElseThrow();
        var once =
                (EdgeSigning.Outcome.Signed) signs.sign(EDGE, heard.of("Response"), Optional.empty(), Optional.empty());

        assertThat(signs.sign(EDGE, once.text(), Optional.empty(), Optional.empty()))
                .isEqualTo(new EdgeSigning.Outcome.Refused("Response is signed already"));
        assertThat(signs.sign(EDGE, heard.of("LogoutRequest"), Optional.of("https://evil.test/slo"), Optional.empty()))
                .isEqualTo(new EdgeSigning.Outcome.Refused("LogoutRequest goes elsewhere than it says"));
        assertThat(signs.sign(EDGE, heard.of("EntityDescriptor"), Optional.of("https://evil.test/"), Optional.empty()))
                .isEqualTo(new EdgeSigning.Outcome.Refused("EntityDescriptor goes elsewhere than it says"));
    }
}
