package no.portvakt.idp.mailing.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that the printer fetches from, and empties. A file has its name when it is whole, and nobody else on the
 * machine can read it. This is the one way on which codes are on a disk of ours, until they are fetched.
 */
public record FolderDelivery(Path folder) implements Delivery {

    @Override
    public void deliver(Parcel parcel, byte[] letters) throws Undelivered {
        var target = folder.resolve(parcel.fileName());
        var growing = folder.resolve(parcel.fileName() + ".part");
        try {
            Files.deleteIfExists(growing);
            Files.createFile(
                    growing, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(growing, letters);
            Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new Undelivered("cannot write to " + folder, takenAway(growing, broken));
        }
    }

    private static IOException takenAway(Path growing, IOException cause) {
        try {
            Files.deleteIfExists(growing);
        } catch (IOException worse) {
            cause.addSuppressed(worse);
        }
        return cause;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
