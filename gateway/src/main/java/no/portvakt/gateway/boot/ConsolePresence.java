package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.policy.PolicySettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether there is a console in this process, and with what. */
@Singleton
public class ConsolePresence {

    private final PortvaktRole role;
    private final Optional<Path> folder;
    private final Optional<String> database;
    private final Optional<Path> auditFolder;
    private final SnapshotSettings snapshots;
    private final OwnMatrix matrix;

    @Inject
    public ConsolePresence(
            ProcessSettings process,
            PolicySettings policy,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> database,
            SnapshotSettings snapshots,
            OwnMatrix matrix) {
        this.role = process.role();
        this.folder = policy.folder();
        this.database = database;
        this.auditFolder = process.auditFolder();
        this.snapshots = snapshots;
        this.matrix = matrix;
    }

    /** Whether officers decide here, in a database. */
    public boolean hasDatabase() {
        return role.isConsole() && folder.isEmpty() && database.isPresent();
    }

    /** Whether files are the truth, and officers read them here. */
    public boolean isReadOnly() {
        return role.isConsole() && folder.isPresent();
    }

    /** Asked for only where files are the truth. */
    public Path folder() {
        return folder.orElseThrow(() -> new IllegalStateException("no folder is the truth here"));
    }

    /** Whether citizens come in here. */
    public boolean hasCitizens() {
        return role.isEdge();
    }

    /** What is missing for a console; empty where there is none. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (role == PortvaktRole.CONSOLE && folder.isEmpty() && database.isEmpty()) {
            problems.add(
                    "quarkus.datasource.jdbc.url: is needed by a console, unless portvakt.policy.folder is the truth");
        }
        if (hasDatabase() && auditFolder.isEmpty()) {
            problems.add("portvakt.audit-folder: is needed by a console, since nothing is done there without a record");
        }
        if (hasDatabase() && snapshots.key().isEmpty()) {
            problems.add("portvakt.snapshot.key: is needed by a console, to sign what gateways enforce");
        }
        if (hasDatabase() || isReadOnly()) {
            problems.addAll(matrix.problems());
        }
        return problems;
    }
}
