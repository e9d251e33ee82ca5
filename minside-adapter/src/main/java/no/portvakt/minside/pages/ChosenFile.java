package no.portvakt.minside.pages;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A file that somebody chose in a form (RFC 7578), read in memory: what she sends lies on no disk, not even for a moment,
 * and no folder has to be written to.
 */
final class ChosenFile {

    private ChosenFile() {}

    /**
     * Its bytes; none where no file was chosen, or what was sent is no form.
     *
     * @param contentType of the whole, with its boundary
     * @param field the name of the form's field
     */
    static byte[] in(byte[] body, String contentType, String field) {
        try {
            var parts = new MimeMultipart(new ByteArrayDataSource(body, contentType));
            for (int i = 0; i < parts.getCount(); i++) {
                if (nameOf(parts.getBodyPart(i)).filter(field::equals).isPresent()) {
                    return parts.getBodyPart(i).getInputStream().readAllBytes();
                }
            }
            return new byte[0];
        } catch (MessagingException notAForm) {
            return new byte[0];
        } catch (IOException broken) {
            throw new UncheckedIOException("bytes in memory cannot be read", broken);
        }
    }

    private static Optional<String> nameOf(BodyPart part) throws MessagingException {
        var disposition = part.getHeader("Content-Disposition");
        return disposition == null || disposition.length == 0
                ? Optional.empty()
                : Optional.ofNullable(new ContentDisposition(disposition[0]).getParameter("name"));
    }
}
