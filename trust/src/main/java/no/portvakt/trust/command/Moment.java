package no.portvakt.trust.command;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** As of when something is asked: a moment, or a day at its start. */
public final class Moment implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String typed) {
        try {
            return Instant.parse(typed.contains("T") ? typed : typed + "T00:00:00Z");
        } catch (DateTimeException wrong) {
            throw new TypeConversionException("'" + typed + "' is no time such as 2026-11-22T12:00:00Z");
        }
    }
}
