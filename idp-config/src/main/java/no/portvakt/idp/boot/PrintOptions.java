package no.portvakt.idp.boot;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.mailing.MailRun;
import no.portvakt.idp.mailing.MailRun.Manner;
import no.portvakt.idp.mailing.address.AddressRegister;
import no.portvakt.idp.mailing.address.Folkeregister;
import no.portvakt.idp.mailing.delivery.Delivery;
import no.portvakt.idp.mailing.delivery.FolderDelivery;
import no.portvakt.idp.mailing.delivery.PrintService;
import no.portvakt.idp.mailing.delivery.SftpDelivery;
import no.portvakt.idp.mailing.document.LetterDocument;
import no.portvakt.idp.mailing.document.LetterFrame;
import no.portvakt.idp.mailing.document.PdfLetters;
import no.portvakt.idp.mailing.document.PrintFile;
import no.portvakt.trust.secret.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What letters look like, where addresses come from and where the letters go. */
final class PrintOptions {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(names = "--register", required = true, description = "address of the look-up in Folkeregisteret")
    private @Nullable URI register;

    @Option(
            names = "--to",
            required = true,
            description = "a folder, sftp://user@host:port/folder, or http(s)://… of a print service")
    private @Nullable String to;

    @Option(names = "--format", defaultValue = "pdf", description = "${COMPLETION-CANDIDATES}; default pdf")
    private Format format = Format.pdf;

    @Option(names = "--language", defaultValue = "nb", description = "${COMPLETION-CANDIDATES}; default nb")
    private LetterFrame.Language language = LetterFrame.Language.nb;

    @Option(names = "--sender", required = true, description = "the municipality's name, as it stands in the letter")
    private @Nullable String sender;

    @Option(names = "--site", required = true, description = "where citizens log in, as they type it")
    private @Nullable String site;

    @Option(names = "--per-consignment", defaultValue = "100", description = "letters in one document; default 100")
    private int perConsignment = 100;

    @Option(names = "--code-length", defaultValue = "5", description = "characters in a code, 5 to 12; default 5")
    private int codeLength = 5;

    @Option(names = "--at-once", description = "documents that are made at the same time; default one for each core")
    private int atOnce = Runtime.getRuntime().availableProcessors();

    @Option(names = "--sftp-key", description = "our private key for sftp")
    private @Nullable Path sftpKey;

    @Option(names = "--sftp-known-hosts", description = "the server's key, as OpenSSH keeps it")
    private @Nullable Path sftpKnownHosts;

    @Option(names = "--print-token-file", description = "a file with the print service's bearer token")
    private @Nullable Path printToken;

    /** Documents that there are. */
    enum Format {
        pdf,
        csv
    }

    int atOnce() {
        return Math.max(1, atOnce);
    }

    HttpClient http() {
        return HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    AddressRegister register(HttpClient http) {
        return new Folkeregister(http, ServerOptions.given(register));
    }

    /**
     * Where letters go.
     *
     * @throws IllegalArgumentException naming the option that is missing or cannot be used
     */
    Delivery delivery(HttpClient http) {
        var target = ServerOptions.given(to);
        if (target.startsWith("sftp://")) {
            return new SftpDelivery(
                    URI.create(target), needed(sftpKey, "--sftp-key"), needed(sftpKnownHosts, "--sftp-known-hosts"));
        }
        if (target.startsWith("https://") || isLoopback(target)) {
            var token = Secret.of(
                    ServerOptions.read(needed(printToken, "--print-token-file")).strip());
            return new PrintService(http, URI.create(target), token);
        }
        if (target.contains("://")) {
            throw new IllegalArgumentException("--to takes a folder, sftp:// or https://");
        }
        return new FolderDelivery(Path.of(target));
    }

    /** What prints and sends by these options. */
    MailRun run(LetterRegistry letters, AddressRegister register, Delivery delivery) {
        var manner = new Manner(Math.clamp(perConsignment, 1, 500), atOnce(), codeLength);
        return new MailRun(letters, register, document(), frame(), delivery, manner);
    }

    private LetterDocument document() {
        return switch (format) {
            case pdf -> new PdfLetters();
            case csv -> new PrintFile();
        };
    }

    private LetterFrame frame() {
        return new LetterFrame(
                ServerOptions.given(sender), ServerOptions.given(site), LocalDate.now(Clock.system(OSLO)), language);
    }

    /** Codes never leave the machine without TLS. */
    private static boolean isLoopback(String target) {
        return target.startsWith("http://127.0.0.1:") || target.startsWith("http://localhost:");
    }

    private static <T> T needed(@Nullable T option, String name) {
        if (option == null) {
            throw new IllegalArgumentException("--to of this kind needs " + name);
        }
        return option;
    }
}
