package no.portvakt.gateway.ownpath;

import java.util.List;
import java.util.Set;
import no.portvakt.profiles.reason.Reason;

/**
 * What one of our own paths answers. {@code request.respond} adds the security headers, {@code no-store} and the
 * correlation id; a handler sets none of them.
 */
public sealed interface OwnReply {

    /** Complete {@code Set-Cookie} values, in order. */
    List<String> setCookies();

    /** 303 to another page. */
    record Redirect(String location, List<String> setCookies) implements OwnReply {
        public Redirect {
            setCookies = List.copyOf(setCookies);
        }

        public static Redirect to(String location) {
            return new Redirect(location, List.of());
        }
    }

    /**
     * A page of ours. Scripts and styles come from our own host only: the policy that goes with it allows no inline
     * ones.
     *
     * @param clearSiteData whether the browser shall forget this host's cookies and storage
     */
    record Page(int status, String html, List<String> setCookies, boolean clearSiteData) implements OwnReply {
        public Page {
            setCookies = List.copyOf(setCookies);
        }

        public static Page of(String html) {
            return new Page(200, html, List.of(), false);
        }
    }

    /** A JSON document. */
    record Json(int status, String json, List<String> setCookies) implements OwnReply {
        public Json {
            setCookies = List.copyOf(setCookies);
        }

        public static Json of(String json) {
            return new Json(200, json, List.of());
        }
    }

    /** A document of another kind, complete. */
    record Document(String contentType, String text) implements OwnReply {
        @Override
        public List<String> setCookies() {
            return List.of();
        }
    }

    /**
     * A page that sends the browser on with a form, to another site. Its policy lets this one script run, by its digest,
     * and forms go wherever there is TLS: where this one goes, the page says.
     *
     * @param script exactly as it stands between the tags
     */
    record HandedOn(String html, String script, List<String> setCookies) implements OwnReply {
        public HandedOn {
            setCookies = List.copyOf(setCookies);
        }
    }

    /**
     * A page that opens other sites' pages in frames, and goes on.
     *
     * @param script exactly as it stands between the tags; by its digest, the one that may run
     * @param framed the origins that may stand in frames
     */
    record Framing(String html, String script, Set<String> framed) implements OwnReply {
        public Framing {
            framed = Set.copyOf(framed);
        }

        @Override
        public List<String> setCookies() {
            return List.of();
        }
    }

    /** A status and nothing else. */
    record Empty(int status, List<String> setCookies) implements OwnReply {
        public Empty {
            setCookies = List.copyOf(setCookies);
        }

        public static Empty of(int status) {
            return new Empty(status, List.of());
        }
    }

    /**
     * Nothing to see, for a frame.
     *
     * @param by the origin whose pages may frame it, and no others
     */
    record Framed(int status, String by) implements OwnReply {
        @Override
        public List<String> setCookies() {
            return List.of();
        }
    }

    /** A refusal, shown as a page in the citizen's language or as a problem document, by what the caller accepts. */
    record Refusal(Reason reason, List<String> setCookies) implements OwnReply {
        public Refusal {
            setCookies = List.copyOf(setCookies);
        }

        public static Refusal because(Reason reason) {
            return new Refusal(reason, List.of());
        }
    }
}
