package no.portvakt.demo.processes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.portvakt.demo.certificates.DemoCertificates.SigningKey;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Children;
import no.portvakt.demo.machine.Pause;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.simulators.DialogBoard;
import no.portvakt.demo.simulators.StoredDialogs;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.identity.PersonKey;

/**
 * The broker alone, each part a process of its own: the adapter, its PostgreSQL, and the simulated archive; beside them a
 * simulated Dialogporten. Any of the parts can be killed and started again on what it had written. Whoever talks to the adapter does so in the gateway's name and in the
 * fagsystem's: neither is here.
 */
public final class BrokerSystem {

    /** A fagsystem whose cases the form for a kindergarten place makes. */
    public static final String FAGSYSTEM = "oppad";

    /** That form, as a citizen sends it. */
    public static final String FORM = """
            {"service": "barnehage", "values": {
              "applicant.name": "Ingrid Solbakken", "applicant.address": "Bleikerveien 12, 1387 Asker",
              "child.name": "Nora Solbakken", "child.birthDate": "2024-03-14",
              "place.from": "2026-12-01", "place.share": "full"}}
            """;

    private static final Duration TOKEN = Duration.ofSeconds(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final SystemPlan plan;
    private final Running running;
    private final Foundation foundation;
    private final DataSource database;
    private final DialogBoard dialogs;
    private final Map<Part, Child> parts = new EnumMap<>(Part.class);

    private BrokerSystem(
            SystemPlan plan, Running running, Foundation foundation, DataSource database, DialogBoard dialogs) {
        this.plan = plan;
        this.running = running;
        this.foundation = foundation;
        this.database = database;
        this.dialogs = dialogs;
    }

    /** What can be killed. */
    public enum Part {
        ADAPTER,
        POSTGRES,
        ARCHIVE
    }

    /** Starts all of it, on databases that are made if they are not there. */
    public static BrokerSystem start(SystemPlan plan, Running running) {
        var foundation = Foundation.lay(plan);
        DataSource database;
        try (var made = Postgres.start(
                plan.ports().of(Port.POSTGRES),
                data(plan),
                plan.installation().cache("postgres"),
                plan.log("postgres"))) {
            database = made.database(Postgres.MINSIDE);
        }
        var dialogs = running.add(DialogBoard.start(
                plan.ports().of(Port.DIALOGS), foundation.keys().buyer().publicKey()));
        var system = new BrokerSystem(plan, running, foundation, database, dialogs);
        for (var part : List.of(Part.POSTGRES, Part.ARCHIVE, Part.ADAPTER)) {
            system.restart(part);
        }
        return system;
    }

    /** Ends a part with SIGKILL, and everything that it started; returns when none of it is left. */
    public void kill(Part part) {
        var child = child(part);
        var all = new ArrayList<>(child.descendants());
        try {
            child.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while ending " + child.name(), stopped);
        }
        all.forEach(process -> process.onExit().join());
    }

    /** Starts a part that does not run; returns when it answers. */
    public void restart(Part part) {
        var child = running.add(
                switch (part) {
                    case ADAPTER -> AdapterProgram.of(plan, foundation).start(plan);
                    case POSTGRES -> postgres();
                    case ARCHIVE -> archive();
                });
        synchronized (parts) {
            parts.put(part, child);
        }
        switch (part) {
            case ADAPTER -> Readiness.await(child, plan.ports(), Port.ADAPTER_MANAGEMENT);
            case POSTGRES -> awaitDatabase(child);
            case ARCHIVE -> Readiness.awaitAnswer(child, plan.ports().internal(Port.ARCHIVE, "/__admin/health"));
        }
    }

    private Child child(Part part) {
        synchronized (parts) {
            var child = parts.get(part);
            if (child == null) {
                throw new IllegalStateException(part + " was never started");
            }
            return child;
        }
    }

    private static Path data(SystemPlan plan) {
        return plan.state().root().resolve("postgres");
    }

    /** As root, PostgreSQL's binaries run in a user namespace of their own: they refuse otherwise. */
    private Child postgres() {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                binary().toString(),
                "-D",
                data(plan).toString(),
                "-p",
                Integer.toString(plan.ports().of(Port.POSTGRES)),
                "-c",
                "max_connections=120",
                "-c",
                "unix_socket_directories="));
        return Children.start("PostgreSQL", command, plan.state().root(), plan.log("postgres"));
    }

    private Path binary() {
        try (var found = Files.find(
                plan.installation().cache("postgres"), 3, (path, _) -> path.endsWith(Path.of("bin", "postgres")))) {
            return found.findFirst().orElseThrow(() -> new IllegalStateException("PostgreSQL is not unpacked"));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot look for PostgreSQL", broken);
        }
    }

    private Child archive() {
        return Children.start(
                "archive",
                List.of(
                        Installation.java().toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ourOwnClasses(),
                        "no.portvakt.demo.boot.ArchiveProgram",
                        Integer.toString(plan.ports().of(Port.ARCHIVE)),
                        archiveJournal().toString()),
                plan.state().root(),
                plan.log("archive"));
    }

    /** Absolute: the process has a folder of its own. */
    private static String ourOwnClasses() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitDatabase(Child child) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try (var connection = database.getConnection()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (!child.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("PostgreSQL did not start:\n" + child.tail(), notYet);
                }
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    /** Returns when it is so, however long that takes. */
    public void await(BooleanSupplier settled) {
        while (!settled.getAsBoolean()) {
            Pause.of(BETWEEN_LOOKS);
        }
    }

    /** Where the archive writes what it took. */
    public Path archiveJournal() {
        return plan.state().root().resolve("archive.jsonl");
    }

    /** What Dialogporten was told. */
    public List<StoredDialogs.Shown> dialogs() {
        return dialogs.shown();
    }

    /** The adapter's own database, to count in. */
    public DataSource database() {
        return database;
    }

    public URI adapter(String path) {
        return plan.ports().internal(Port.ADAPTER, path);
    }

    /** Where the registers would be that forms are filled in from; none runs there. */
    public URI registers(String path) {
        return plan.ports().internal(Port.REGISTERS, path);
    }

    public int registersPort() {
        return plan.ports().of(Port.REGISTERS);
    }

    /** The pseudonym by which the adapter's tables know a citizen. */
    public String keyOf(NationalId person) {
        return new PersonKey("minside", foundation.secrets().named("minside-pepper")).of(person);
    }

    /** What the gateway would say of a citizen who is logged in at level 4. */
    public String identity(NationalId person) {
        var now = Instant.now();
        return signed(
                foundation.keys().identity(),
                claims(plan.ports().origin("login") + "/_portvakt", "minside", now)
                        .subject("faults")
                        .claim("pid", person.reveal())
                        .claim("acr", "idporten-loa-high")
                        .claim("amr", List.of("BuyPass"))
                        .claim("auth_time", now.getEpochSecond())
                        .claim("locale", "nb")
                        .jwtID(UUID.randomUUID().toString())
                        .build());
    }

    /** What the fagsystem shows itself with. */
    public String fagsystemToken() {
        return signed(
                foundation.keys().oppad(),
                claims(FAGSYSTEM, "minside-adapter", Instant.now()).build());
    }

    private static JWTClaimsSet.Builder claims(String issuer, String audience, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN)));
    }

    private static String signed(SigningKey key, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.publicKey().getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            ECPrivateKey secret = key.key();
            token.sign(new ECDSASigner(secret));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot sign", broken);
        }
    }
}
