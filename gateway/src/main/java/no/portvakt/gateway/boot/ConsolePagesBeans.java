package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.pages.ConsolePages;

/** The officers' pages, made when the first of them is asked for. */
@Singleton
public class ConsolePagesBeans {

    @Produces
    @Singleton
    public ConsolePages pages(ConsoleServices services, Clock clock) {
        return new ConsolePages(services, clock);
    }
}
