package no.portvakt.gateway.folder;

/** Reads a folder with all its checks, from the beginning. Throws an unchecked exception if it cannot be read at all. */
@FunctionalInterface
public interface FolderReader {
    FolderReading read();
}
