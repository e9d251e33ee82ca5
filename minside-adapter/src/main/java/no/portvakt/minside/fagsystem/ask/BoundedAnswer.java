package no.portvakt.minside.fagsystem.ask;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads an answer whole, unpacked, and no further than so many bytes and so long: a system that sends ten gigabytes, or a
 * byte a second, is hung up on, and its connection is not used again.
 */
final class BoundedAnswer implements ExecChainHandler {

    private static final int PIECE = 8192;

    private final int mostBytes;
    private final Duration longest;

    BoundedAnswer(int mostBytes, Duration longest) {
        this.mostBytes = mostBytes;
        this.longest = longest;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long until = System.nanoTime() + longest.toNanos();
        var response = chain.proceed(request, scope);
        var entity = response.getEntity();
        if (entity != null) {
            try {
                var bytes = read(entity.getContent(), until);
                response.setEntity(new ByteArrayEntity(bytes, ContentType.parseLenient(entity.getContentType())));
            } catch (IOException | RuntimeException broken) {
                scope.execRuntime.discardEndpoint();
                throw broken;
            }
        }
        return response;
    }

    private byte[] read(InputStream content, long until) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            bytes.write(piece, 0, read);
            if (bytes.size() > mostBytes) {
                throw new IOException("the answer is larger than " + mostBytes + " bytes");
            }
            if (System.nanoTime() - until > 0) {
                throw new IOException("the answer took longer than " + longest);
            }
        }
        return bytes.toByteArray();
    }
}
