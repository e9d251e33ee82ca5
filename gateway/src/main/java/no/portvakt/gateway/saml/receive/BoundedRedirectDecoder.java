package no.portvakt.gateway.saml.receive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.opensaml.messaging.decoder.MessageDecodingException;
import org.opensaml.saml.saml2.binding.decoding.impl.HTTPRedirectDeflateDecoder;

/** The library's reader of the Redirect binding; a message that swells is refused when it has grown too large. */
final class BoundedRedirectDecoder extends HTTPRedirectDeflateDecoder {

    private final int largest;

    BoundedRedirectDecoder(int largest) {
        this.largest = largest;
    }

    @Override
    protected InputStream decodeMessage(String message) throws MessageDecodingException {
        try (var inflated = super.decodeMessage(message)) {
            var bytes = inflated.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new MessageDecodingException("a message that swells");
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException notDeflated) {
            throw new MessageDecodingException("not deflated", notDeflated);
        }
    }
}
