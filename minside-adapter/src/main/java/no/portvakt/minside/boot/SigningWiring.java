package no.portvakt.minside.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.grant.Grants;
import no.portvakt.minside.print.SheetPrinter;
import no.portvakt.minside.signature.SignatureCheck;
import no.portvakt.minside.signing.SignerCheck;
import no.portvakt.minside.signing.SigningService;
import no.portvakt.minside.signing.service.HttpSigningService;
import no.portvakt.minside.submission.SigningDesk;
import no.portvakt.minside.submission.Signings;
import no.portvakt.minside.submission.SubmissionSeals;
import no.portvakt.trust.pki.keeping.KeptTrust;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.person.HttpPersonLookup;
import no.portvakt.trust.tls.PemTls;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** Signatures on forms, where they can be had. Half of what that takes stops the start. */
@ApplicationScoped
class SigningWiring {

    private static final Logger LOG = Logger.getLogger(SigningWiring.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** She waits for it on a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AdapterConfiguration configuration;
    private final Queue<KeptTrust> kept = new ConcurrentLinkedQueue<>();

    SigningWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Empty if nobody is believed: then what must be signed cannot be sent. */
    @Produces
    @Singleton
    Optional<Signings> signings(
            Signings.Surroundings around,
            AccessLog accessLog,
            SubmissionSeals seals,
            KnownConnectors connectors,
            ObjectMapper json,
            Clock clock) {
        var wished = configuration.signing();
        if (wished.trust().isEmpty() && wished.service().url().isPresent()) {
            throw new IllegalStateException("minside.signing.service.url is set, and minside.signing.trust is not");
        }
        return wished.trust().map(trust -> {
            var checked = new SigningDesk.Surroundings(
                    new SheetPrinter(), service(json, clock), signers(trust, accessLog, clock), accessLog);
            var desk = new SigningDesk(checked, seals, connectors.systems(), configuration.publicOrigin(), clock);
            return new Signings(around, desk, seals, wished.lifetime(), clock);
        });
    }

    private SignerCheck signers(Path trust, AccessLog accessLog, Clock clock) {
        var wished = configuration.signing();
        var lookup = wished.personLookup()
                .orElseThrow(() -> new IllegalStateException(
                        "minside.signing.trust is set, and minside.signing.person-lookup is not"));
        var revocations = wished.revocations()
                .orElseThrow(() -> new IllegalStateException(
                        "minside.signing.trust is set, and minside.signing.revocations is not"));
        try {
            var judge = KeptTrust.start(new KeptTrust.Folders(trust, revocations), Limits.DEFAULT, LOG::warn, clock);
            kept.add(judge);
            return new SignerCheck(
                    new SignatureCheck(judge.validator(), judge.trust(), clock),
                    new HttpPersonLookup(lookup),
                    accessLog,
                    clock);
        } catch (IOException broken) {
            throw new UncheckedIOException("minside.signing.trust cannot be read", broken);
        }
    }

    private Optional<SigningService> service(ObjectMapper json, Clock clock) {
        var at = configuration.signing().service();
        return at.url().map(url -> {
            var grant = at.grant()
                    .map(SourcePlaces::grant)
                    .orElseThrow(() -> new IllegalStateException(
                            "minside.signing.service.url is set, and minside.signing.service.grant is not"));
            var http = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .sslContext(PemTls.context(at.trust(), Optional.empty()))
                    .build();
            return new HttpSigningService(at.name(), http, url, PATIENCE, new Grants(grant, clock), json);
        });
    }

    /** How many forms wait for their signature. */
    void register(@Observes StartupEvent event, MeterRegistry registry, Optional<Signings> signings) {
        signings.ifPresent(desk -> Gauge.builder("minside.signing.forms", desk, SigningWiring::count)
                .description("forms that wait for a signature")
                .register(registry));
    }

    private static double count(Signings signings) {
        try {
            return signings.count();
        } catch (JdbiException unavailable) {
            return Double.NaN;
        }
    }

    @PreDestroy
    void close() {
        kept.forEach(KeptTrust::close);
    }
}
