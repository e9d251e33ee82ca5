package no.portvakt.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.fixture.SnapshotProducer;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final SnapshotProducer console = new SnapshotProducer();
    private final SnapshotVerifier verifier = new SnapshotVerifier(List.of(console.publicKey()));
    private final Snapshot snapshot = new Snapshot(
            17,
            NOW,
            NOW.plus(Duration.ofDays(1)),
            List.of(new ProfileSource("barnehage.yaml", "service:\n  id: barnehage\n")),
            List.of(
                    new Snapshot.Raise(Optional.empty(), SecurityLevel.SUBSTANTIAL, NOW),
                    new Snapshot.Raise(Optional.of(new ServiceId("barnehage")), SecurityLevel.HIGH, NOW)),
            Map.of(new ServiceId("barnehage"), Set.of("send", "vedlegg")),
            Optional.of(SnapshotProducer.newKey()));

    @Test
    void shouldGiveBackWhatTheConsoleSigned() {
        assertThat(verifier.verify(console.sign(snapshot))).isEqualTo(new SnapshotVerifier.Verdict.Genuine(snapshot));
    }

    @Test
    void shouldRefuseAnotherKeyAlsoUnderThePinnedName() throws JOSEException {
        assertThat(whyNot(new SnapshotProducer().sign(snapshot))).contains("not pinned");

        var genuine = console.sign(snapshot).compact();
        var foreign = new SnapshotProducer().sign(snapshot).compact();
        var dressedUp = genuine.substring(0, genuine.indexOf('.')) + foreign.substring(foreign.indexOf('.'));
        assertThat(whyNot(new SignedSnapshot(dressedUp))).contains("signature does not fit");
    }

    @Test
    void shouldRefuseOneChangedCharacterAnywhere() {
        var compact = console.sign(snapshot).compact();
        for (int i = 0; i < compact.length() - 1; i += 37) {
            var changed = compact.substring(0, i) + (compact.charAt(i) == 'A' ? 'B' : 'A') + compact.substring(i + 1);
            assertThat(verifier.verify(new SignedSnapshot(changed)))
                    .as("character %d", i)
                    .isInstanceOf(SnapshotVerifier.Verdict.NotGenuine.class);
        }
    }

    @Test
    void shouldRefuseAnyOtherAlgorithm() throws JOSEException {
        var payload = new Payload(SnapshotJson.write(snapshot));
        assertThat(whyNot(new SignedSnapshot(new PlainObject(payload).serialize())))
                .isNotBlank();

        var mac = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(SnapshotVerifier.TYPE)
                        .keyID(console.publicKey().getKeyID())
                        .build(),
                payload);
        mac.sign(new MACSigner(console.publicKey().toECPublicKey().getEncoded()));
        assertThat(whyNot(new SignedSnapshot(mac.serialize()))).contains("algorithm");
    }

    @Test
    void shouldRefuseAnotherTypeOfTheSameKey() {
        assertThat(whyNot(console.sign(SnapshotJson.write(snapshot), new JOSEObjectType("JWT"))))
                .contains("type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"version\":1",
                "{\"version\":\"17\"}",
                "{\"version\":0,\"issuedAt\":\"2026-11-22T06:00:00Z\",\"expires\":\"2026-11-22T06:00:00Z\","
                        + "\"documents\":[],\"emergency\":[],\"watched\":{}}",
                "{\"version\":1,\"version\":2,\"issuedAt\":\"2026-11-22T06:00:00Z\","
                        + "\"expires\":\"2026-11-22T06:00:00Z\",\"documents\":[],\"emergency\":[],\"watched\":{}}",
                "{\"version\":1,\"issuedAt\":\"2026-11-22T06:00:00Z\",\"expires\":\"2026-11-22T06:00:00Z\","
                        + "\"documents\":[],\"emergency\":[],\"watched\":{},\"newRestriction\":true}",
                "{\"version\":1,\"issuedAt\":\"2026-11-22T06:00:00Z\",\"expires\":\"2026-11-22T06:00:00Z\","
                        + "\"documents\":[],\"emergency\":[{\"service\":\"*\",\"level\":7,"
                        + "\"since\":\"2026-11-22T06:00:00Z\"}],\"watched\":{}}",
            })
    void shouldRefuseWhatIsSignedButNoSnapshot(String payload) {
        assertThat(whyNot(console.sign(payload, SnapshotVerifier.TYPE))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "....", "{}"})
    void shouldRefuseWhatIsNoJws(String anything) {
        assertThat(whyNot(new SignedSnapshot(anything))).contains("not a compact JWS");
    }

    private String whyNot(SignedSnapshot signed) {
        return switch (verifier.verify(signed)) {
            case SnapshotVerifier.Verdict.NotGenuine refused -> refused.why();
            case SnapshotVerifier.Verdict.Genuine genuine -> throw new AssertionError("believed: " + genuine);
        };
    }
}
