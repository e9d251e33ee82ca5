package no.portvakt.minside.signature;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * A PDF keeps more room for a signature than it takes, and fills the rest with zeros (ISO 32000-1, 12.8.1), which Bouncy
 * Castle has refused to read since 1.84. Zeros behind the signature are cut off; anything else there stays, and is refused.
 *
 * <p>EU DSS takes the first of {@code META-INF/services} that it finds, which is ours, since an application's own classes
 * come before its libraries'. Were it not, every signed PDF would be refused.
 */
public final class PaddedCms extends CMSObjectUtils {

    @Override
    public CMS parseToCMS(byte[] encoded) {
        return super.parseToCMS(withoutPadding(encoded));
    }

    private static byte[] withoutPadding(byte[] encoded) {
        var bytes = new ByteArrayInputStream(encoded);
        try (var reader = new ASN1InputStream(bytes, encoded.length)) {
            if (reader.readObject() == null) {
                return encoded;
            }
            int end = encoded.length - bytes.available();
            for (int i = end; i < encoded.length; i++) {
                if (encoded[i] != 0) {
                    return encoded;
                }
            }
            return Arrays.copyOf(encoded, end);
        } catch (IOException unreadable) {
            return encoded;
        }
    }
}
