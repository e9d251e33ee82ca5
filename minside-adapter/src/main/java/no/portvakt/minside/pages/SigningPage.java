package no.portvakt.minside.pages;

import java.net.URI;
import java.util.Optional;
import no.portvakt.minside.submission.ToSign;

/**
 * A form that waits for its signature: what to read, where to sign, and what went wrong last.
 *
 * @param at the signing service's own page for this form
 * @param offersService whether there is a signing service at all
 */
public record SigningPage(
        String title,
        String form,
        String filled,
        String expires,
        String ownPath,
        Optional<String> at,
        boolean offersService,
        Optional<String> trouble)
        implements Page {

    static final String FOLDER = "/signering";

    static SigningPage of(Visit visit, ToSign form, boolean offersService) {
        return new SigningPage(
                visit.texts().of("signingTitle"),
                form.title().in(visit.language()),
                Moments.dayAndTime(form.filled(), visit.language()),
                Moments.dayAndTime(form.expires(), visit.language()),
                pathOf(form.id()),
                form.at().map(URI::toString),
                offersService,
                form.trouble().map(trouble -> visit.texts().of("signing_" + trouble.id())));
    }

    static String pathOf(String id) {
        return FOLDER + "/" + id;
    }

    @Override
    public String template() {
        return "signing";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.CASES);
    }
}
