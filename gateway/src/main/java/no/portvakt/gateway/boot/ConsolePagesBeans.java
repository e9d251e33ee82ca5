package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.decisions.DecisionStore;
import no.portvakt.gateway.console.pages.ConsolePages;

/** The officers' pages, made when the first of them is asked for. */
@Singleton
public class ConsolePagesBeans {

    @Produces
    @Singleton
    public ConsolePages pages(ConsoleServices services, Instance<DecisionStore> decisions) {
        return new ConsolePages(
                services,
                correlation -> services.readOnly() ? List.of() : decisions.get().byCorrelation(correlation));
    }
}
