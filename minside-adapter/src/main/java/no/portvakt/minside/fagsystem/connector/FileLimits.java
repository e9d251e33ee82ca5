package no.portvakt.minside.fagsystem.connector;

/**
 * How large a dropped file may be: it is held in memory, the old one beside the new one while that is read.
 *
 * @param bytes of the file
 * @param rows without the header
 * @param columns in a row
 * @param row characters in one row
 */
public record FileLimits(int bytes, int rows, int columns, int row) {

    /** Where the file says nothing: 16 MiB, 200 000 rows, 64 columns, 16 384 characters. */
    static final FileLimits USUAL = new FileLimits(16 << 20, 200_000, 64, 16_384);
}
