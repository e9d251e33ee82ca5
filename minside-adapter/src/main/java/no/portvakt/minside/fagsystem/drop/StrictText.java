package no.portvakt.minside.fagsystem.drop;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import no.portvakt.minside.fagsystem.connector.FileFormat;

/**
 * Text in the encoding that was agreed, and in no other. Eight-bit encodings can be read into whatever was written in
 * another one, so what has the marks of UTF-8 is refused there.
 */
sealed interface StrictText {

    /** Without a byte order mark. */
    record Text(String text) implements StrictText {

        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    record Refused(String problem) implements StrictText {}

    static StrictText of(byte[] bytes, FileFormat.Encoding encoding) {
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
            return new Refused("is UTF-16, not " + encoding.charset());
        }
        boolean marked = begins(bytes, 0xEF, 0xBB, 0xBF);
        var utf8 = encoding == FileFormat.Encoding.UTF_8;
        if (!utf8 && (marked || hasUtf8(bytes))) {
            return new Refused("has UTF-8 in it, not " + encoding.charset() + " alone");
        }
        int from = marked ? 3 : 0;
        try {
            var text = decode(ByteBuffer.wrap(bytes, from, bytes.length - from), encoding.charset());
            return text.codePoints().anyMatch(StrictText::unreadable)
                    ? new Refused("has control characters in it")
                    : new Text(text);
        } catch (CharacterCodingException otherwise) {
            return new Refused("is not " + encoding.charset());
        }
    }

    private static String decode(ByteBuffer bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a letter of Latin-1 stands in it as UTF-8 writes it: two bytes that nobody writes side by side otherwise. */
    private static boolean hasUtf8(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            int lead = Byte.toUnsignedInt(bytes[i]);
            if ((lead == 0xC2 || lead == 0xC3) && (bytes[i + 1] & 0xC0) == 0x80) {
                return true;
            }
        }
        return false;
    }

    private static boolean unreadable(int sign) {
        return Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t';
    }
}
