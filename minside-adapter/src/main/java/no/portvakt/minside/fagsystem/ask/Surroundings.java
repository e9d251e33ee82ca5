package no.portvakt.minside.fagsystem.ask;

import java.time.Clock;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import org.apache.camel.CamelContext;

/** What all links share. */
record Surroundings(CamelContext context, AnswerReader reader, Exchanged.Witness witness, Clock clock) {}
