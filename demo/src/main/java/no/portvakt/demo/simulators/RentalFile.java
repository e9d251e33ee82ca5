package no.portvakt.demo.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.trust.identity.NationalId;

/** FRI's file by its contract in docs/contracts, which it leaves anew whenever somebody has rented something. */
public final class RentalFile {

    private static final String HEADER = "fodselsnummer;avtalenummer;anlegg;sist_leid";

    private final Path file;
    private final Path marker;
    private final List<String> rows = new ArrayList<>();

    private RentalFile(Path folder) {
        this.file = folder.resolve("utleie.csv");
        this.marker = folder.resolve("utleie.csv.ferdig");
    }

    /** In this folder, where nobody has rented anything yet. */
    public static RentalFile in(Path folder) {
        var rentals = new RentalFile(folder);
        rentals.write();
        return rentals;
    }

    /** From now on this person has rented something. */
    public synchronized void register(NationalId person, Resident.Association association) {
        rows.add("%s;L-%05d;%s;%s"
                .formatted(
                        person.reveal(),
                        rows.size() + 1,
                        association.facility(),
                        LocalDate.now(ZoneId.of("Europe/Oslo")).minusDays(1)));
        write();
    }

    private synchronized void write() {
        try {
            Files.deleteIfExists(marker);
            var all = new ArrayList<String>(List.of(HEADER));
            all.addAll(rows);
            Files.write(file, all);
            Files.writeString(marker, "");
        } catch (IOException broken) {
            throw new UncheckedIOException("FRI cannot leave its file", broken);
        }
    }
}
