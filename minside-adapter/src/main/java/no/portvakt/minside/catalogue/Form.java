package no.portvakt.minside.catalogue;

import java.util.List;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.decide.Demand;

/**
 * The form of a service.
 *
 * @param fagsystem the id of the system that handles the case and may report on it
 * @param title what the case will be called; says nothing about the person
 * @param read what opening the form demands
 * @param send what sending it demands
 * @param retention how long a case stays after it is over
 */
public record Form(
        String fagsystem, Text title, Demand read, Demand send, RetentionClass retention, List<FormField> fields) {

    public Form {
        fields = List.copyOf(fields);
    }
}
