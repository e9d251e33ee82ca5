package no.portvakt.gateway.bearer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.gateway.fixture.AccessTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AccessTokens TOKENS = new AccessTokens();

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String token = TOKENS.sign(AccessTokens.sound(NOW));

    @BeforeEach
    void publish() throws IOException {
        Files.writeString(folder.resolve("jwks.json"), TOKENS.jwks());
    }

    private int check(String input, String... more) {
        var typed = new ArrayList<>(List.of("check"));
        typed.addAll(List.of(more));
        return new TokenCommand(new StringReader(input), new PrintWriter(out, true), new PrintWriter(err, true))
                .run(typed);
    }

    private String jwks() {
        return folder.resolve("jwks.json").toString();
    }

    @Test
    void shouldAcceptWhatTheGatewayWouldAndNameNobody() {
        int code = check(
                token + "\n",
                "-",
                "--jwks",
                jwks(),
                "--at",
                "2026-11-22T10:05:00Z",
                "--issuer",
                AccessTokens.ISSUER,
                "--audience",
                AccessTokens.AUDIENCE);

        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("accepted, level 3")
                .contains("acr: idporten-loa-substantial", "exp: 2026-11-22T10:10:00Z")
                .doesNotContain("20815412096", "kari\n", "not held against");
    }

    @Test
    void shouldSayEveryReasonAndWhatWasNotAsked() {
        int code = check("", token, "--jwks", jwks(), "--at", "2026-11-22T11:00:00Z", "--audience", "portvakt");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("refused")
                .contains("expired: it has expired", "wrong-audience: ", "not held against anything: issuer");
    }

    @Test
    void shouldAcceptNothingWithoutKeys() {
        assertThat(check("", token, "--at", "2026-11-22T10:05:00Z")).isEqualTo(1);
        assertThat(out.toString()).contains("keys-away");
    }

    @Test
    void shouldTellPrograms() {
        int code = check("", token, "--jwks", jwks(), "--at", "2026-11-22T11:00:00Z", "--json");
        var said = new JsonObject(out.toString());

        assertThat(code).isEqualTo(1);
        assertThat(said.getBoolean("accepted")).isFalse();
        assertThat(said.getJsonArray("reasons").getJsonObject(0).getString("id"))
                .isEqualTo("expired");
        assertThat(said.getJsonObject("token").getString("iss")).isEqualTo(AccessTokens.ISSUER);
    }

    @Test
    void shouldRefuseWhatIsNoTokenAndSayWhatWasNotUnderstood() {
        assertThat(check("", "-", "--jwks", jwks())).isEqualTo(1);
        assertThat(out.toString()).contains("not-one-spelling");
        assertThat(check("", token, "--jwks", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(check("", token, "--jwks", jwks(), "--algorithm", "HS256")).isEqualTo(2);
        assertThat(check("")).isEqualTo(2);
    }

    @Test
    void shouldPrintNoControlCharactersOfAToken() {
        check("", TOKENS.sign(AccessTokens.sound(NOW).claim("scope", "a\u001b[2Jb")), "--jwks", jwks());

        assertThat(out.toString()).contains("scope: a?[2Jb").doesNotContain("\u001b");
    }
}
