package no.portvakt.gateway.exchange;

import java.util.List;

/**
 * Whether a request says that it is a form which the browser's window follows: not one that a script sends, nor one in a
 * frame, of which she would see nothing. The browser says so itself and lets no page say it (Fetch Metadata); one that
 * does not is too old to be believed. Every browser that does also keeps our cookies back ({@code SameSite=Lax}).
 */
public final class FollowedForm {

    private FollowedForm() {}

    public static boolean isShownBy(Exchange exchange) {
        return exchange.method().equals("POST")
                && !exchange.upgrade()
                && exchange.headers("Sec-Fetch-Mode").equals(List.of("navigate"))
                && exchange.headers("Sec-Fetch-Dest").equals(List.of("document"));
    }
}
