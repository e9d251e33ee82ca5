package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.profiles.assess.MatrixOutcome;
import no.portvakt.profiles.assess.RiskMatrix;

/**
 * The matrix that assessments are held against: the municipality's own, if it has one, everywhere in the console. Read
 * once, at the start; a file that cannot be used stops the start, since another matrix would recommend other levels.
 */
@Singleton
public class OwnMatrix {

    private static final String KEY = "portvakt.risk-matrix";

    private final Read read;

    @Inject
    public OwnMatrix(ProcessSettings process) {
        this(process.riskMatrix());
    }

    OwnMatrix(Optional<Path> file) {
        this.read = file.map(OwnMatrix::read).orElseGet(() -> new Read(RiskMatrix.shipped(), List.of()));
    }

    /** The matrix, or the shipped one beside the reasons why nothing may start with it. */
    private record Read(RiskMatrix matrix, List<String> problems) {}

    private static Read read(Path file) {
        try {
            return switch (RiskMatrix.parse(Files.readString(file))) {
                case MatrixOutcome.Parsed parsed -> new Read(parsed.matrix(), List.of());
                case MatrixOutcome.Rejected rejected ->
                    unusable(rejected.describe().lines());
            };
        } catch (IOException unreadable) {
            return unusable(Stream.of("cannot read " + file));
        }
    }

    private static Read unusable(Stream<String> reasons) {
        return new Read(
                RiskMatrix.shipped(), reasons.map(reason -> KEY + ": " + reason).toList());
    }

    @Produces
    @Singleton
    public RiskMatrix matrix() {
        return read.matrix();
    }

    /** Each with its line; empty if the matrix can be used. */
    List<String> problems() {
        return read.problems();
    }
}
