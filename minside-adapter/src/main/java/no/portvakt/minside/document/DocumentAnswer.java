package no.portvakt.minside.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import no.portvakt.minside.archive.ArchivedDocument;

/**
 * A document on its way to a browser: to be saved, never to be run or shown as a page of ours. Its name says nothing, since
 * names stay behind in lists of downloads.
 */
public final class DocumentAnswer {

    private DocumentAnswer() {}

    public static Response of(ArchivedDocument document) {
        var format = document.format();
        return Response.ok(document.bytes(), format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dokument." + format.ending() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }
}
