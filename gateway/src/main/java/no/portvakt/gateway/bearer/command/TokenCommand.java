package no.portvakt.gateway.bearer.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.bearer.AcceptedIssuer;
import no.portvakt.gateway.bearer.KeySet;
import no.portvakt.gateway.bearer.TokenVerifier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt token check TOKEN|-}: the gateway's own verifier, by hand. */
@Command(
        name = "./portvakt token",
        description = "Looks at bearer tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
public final class TokenCommand {

    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    /** Stands for an issuer or an audience that neither the caller nor the token names. */
    private static final String NONE = "-";

    private final Reader in;
    private final PrintWriter out;
    private final PrintWriter err;

    TokenCommand(Reader in, PrintWriter out, PrintWriter err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new TokenCommand(in, out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Says whether the gateway would take a token, and every reason why not. What is left out is as in"
                            + " portvakt.bearer.issuers. Exit code 0 accepted, 1 refused, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/tokens.md"})
    int check(
            @Parameters(
                            paramLabel = "TOKEN",
                            description = "the token, or - to read it from standard input, where no"
                                    + " list of processes shows it")
                    String typed,
            @Option(
                            names = "--jwks",
                            paramLabel = "FILE",
                            description = "the issuer's keys; without them nothing is" + " accepted")
                    Optional<Path> jwks,
            @Option(names = "--at", paramLabel = "TIME", description = "as if it were then, as in 2026-11-22T10:00:00Z")
                    Optional<Instant> at,
            @Option(names = "--issuer", paramLabel = "ISS", description = "the issuer that is accepted")
                    Optional<String> issuer,
            @Option(names = "--audience", paramLabel = "AUD", description = "the audience that is accepted")
                    Optional<String> audience,
            @Option(names = "--algorithm", paramLabel = "ALG", defaultValue = "RS256", description = "may be repeated")
                    Set<String> algorithms,
            @Option(names = "--type", paramLabel = "TYP", defaultValue = "at+jwt", description = "may be repeated")
                    Set<String> types,
            @Option(names = "--json", description = "for programs") boolean json) {
        try {
            var token = typed.equals("-") ? fromInput() : typed;
            var keys = jwks.isPresent()
                    ? Optional.of(KeySet.parse(Files.readString(jwks.get())))
                    : Optional.<KeySet>empty();
            var facts = TokenFacts.of(token);
            var verifier = new TokenVerifier(List.of(terms(facts, issuer, audience, algorithms, types)));
            var verdict = verifier.verify(token, at.orElseGet(Instant::now), known -> keys);
            var examined = new Examination(facts, verdict, unasked(issuer, audience));
            out.println(json ? examined.asJson() : examined.asText().stripTrailing());
            return examined.isAccepted() ? ACCEPTED : REFUSED;
        } catch (IOException | IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private String fromInput() throws IOException {
        var line = new BufferedReader(in).readLine();
        return line == null ? "" : line;
    }

    private static AcceptedIssuer terms(
            TokenFacts facts,
            Optional<String> issuer,
            Optional<String> audience,
            Set<String> algorithms,
            Set<String> types) {
        var audiences = audience.map(List::of).orElseGet(facts::audiences);
        return AcceptedIssuer.speakingAsOurRealm(
                "by hand",
                issuer.or(facts::issuer).orElse(NONE),
                audiences.isEmpty() ? Set.of(NONE) : Set.copyOf(audiences),
                algorithms,
                types,
                AcceptedIssuer.AN_HOUR);
    }

    private static List<String> unasked(Optional<String> issuer, Optional<String> audience) {
        var unasked = new ArrayList<String>();
        if (issuer.isEmpty()) {
            unasked.add("issuer (--issuer)");
        }
        if (audience.isEmpty()) {
            unasked.add("audience (--audience)");
        }
        return unasked;
    }
}
