package no.portvakt.gateway.boot;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.console.audit.AuditTrail;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.oidc.PemKeys;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.CheckpointSink;
import no.portvakt.trust.audit.Checkpoints;
import no.portvakt.trust.audit.FileAuditLog;
import no.portvakt.trust.audit.FolderSink;
import no.portvakt.trust.audit.HttpSink;
import no.portvakt.trust.audit.LatestFile;
import org.jboss.logging.Logger;

/** The one audit log of this process, and the checkpoints that are sent away. */
@Singleton
public class AuditBeans {

    private static final Logger LOG = Logger.getLogger("portvakt.audit");
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Optional<Path> folder;
    private final AuditSettings settings;
    private final Clock clock;
    private final List<FileAuditLog> open = new ArrayList<>();
    private final List<Checkpoints> checkpoints = new ArrayList<>();
    private final List<EdgeAudit> edges = new ArrayList<>();
    private final List<Future<?>> timers = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-checkpoints").factory());

    @Inject
    public AuditBeans(ProcessSettings process, AuditSettings settings, Clock clock) {
        this.folder = process.auditFolder();
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An edge with a spool sends its records to the console, whose chain they become part of. Elsewhere they go to a
     * file; without a folder to the log {@code portvakt.audit} alone, and a console does not start like that.
     */
    @Produces
    @Singleton
    public AuditLog auditLog(ProcessSettings process, FeedSettings feed, Instance<ConsoleLine> line) {
        return process.role() == PortvaktRole.EDGE && feed.spool().isPresent()
                ? toConsole(feed.spool().get(), feed, line.get())
                : toFile();
    }

    private AuditLog toConsole(Path spool, FeedSettings feed, ConsoleLine line) {
        var edge = EdgeAudit.start(spool, feed.largestAudit().asLongValue(), line.audit(), clock);
        edges.add(edge);
        return edge.log();
    }

    private AuditLog toFile() {
        if (folder.isEmpty()) {
            LOG.warn("portvakt.audit-folder is not set: log-ins are logged and not kept for audit");
            return record -> LOG.infof(
                    "%s %s %s %s %s",
                    record.who(), record.what(), record.on(), record.outcome().word(), record.correlation());
        }
        var file = fileIn(folder.get());
        var latest = new LatestFile(file.resolveSibling(file.getFileName() + ".checkpoint"));
        var key = settings.key().map(PemKeys::privateKey);
        var known = key.flatMap(some -> latest.read(publicKey(settings.key().orElseThrow())));
        var log = FileAuditLog.open(file, "portvakt", clock, known);
        open.add(log);
        key.ifPresent(some -> {
            checkpoints.add(new Checkpoints(log, "portvakt", some, sinks(latest), clock));
            long every = settings.every().toMillis();
            timers.add(thread.scheduleWithFixedDelay(this::send, every, every, TimeUnit.MILLISECONDS));
        });
        return log;
    }

    @Produces
    @Singleton
    public AuditTrail auditTrail() {
        return new AuditTrail(folder.map(AuditBeans::fileIn));
    }

    @PreDestroy
    void close() {
        timers.forEach(timer -> timer.cancel(false));
        thread.shutdownNow();
        send();
        open.forEach(FileAuditLog::close);
        edges.forEach(EdgeAudit::close);
    }

    private void send() {
        for (var checkpoint : checkpoints) {
            try {
                checkpoint.send().forEach(failed -> LOG.warnf("a checkpoint was not sent: %s", failed.getMessage()));
            } catch (RuntimeException broken) {
                LOG.error("no checkpoint could be made", broken);
            }
        }
    }

    private List<CheckpointSink> sinks(LatestFile latest) {
        List<CheckpointSink> sinks = new ArrayList<>(List.of(latest));
        settings.checkpointFolder().map(FolderSink::new).ifPresent(sinks::add);
        settings.checkpointUrl()
                .map(url -> new HttpSink(
                        url, HttpClient.newBuilder().connectTimeout(CONNECT).build()))
                .ifPresent(sinks::add);
        return sinks;
    }

    private static PublicKey publicKey(Path pem) {
        return ConsoleKeyFile.publicKey(pem);
    }

    private static Path fileIn(Path folder) {
        try {
            return Files.createDirectories(folder).resolve("audit.jsonl");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot make the folder " + folder, broken);
        }
    }
}
