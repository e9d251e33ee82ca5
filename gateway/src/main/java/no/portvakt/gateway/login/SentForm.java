package no.portvakt.gateway.login;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.gateway.login.KeptForms.Field;
import no.portvakt.gateway.login.KeptForms.File;

/**
 * What a form's body says, in either of the two ways that browsers send one. Taken apart by Netty.
 *
 * @param multipart how it was sent, and has to be sent again
 */
record SentForm(List<Field> fields, List<File> files, boolean multipart) {

    private static final String MULTIPART = "multipart/form-data";
    private static final int MOST_FIELDS = 1_000;

    /** As browsers say it; without a boundary the decoder breaks. */
    private static final Pattern WITH_BOUNDARY =
            Pattern.compile("(?i)multipart/form-data; ?boundary=\"?[0-9A-Za-z'()+_,./:=?-]{1,70}\"?");

    SentForm {
        fields = List.copyOf(fields);
        files = List.copyOf(files);
    }

    static boolean isMultipart(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    /** Empty if nothing is in it, too much, or it cannot be read. */
    static Optional<SentForm> read(String contentType, byte[] body) {
        try {
            var form = isMultipart(contentType) ? multipart(contentType, body) : urlEncoded(body);
            int parts = form.fields().size() + form.files().size();
            return parts == 0 || parts > MOST_FIELDS ? Optional.empty() : Optional.of(form);
        } catch (DecoderException | IllegalArgumentException | IOException malformed) {
            return Optional.empty();
        }
    }

    private static SentForm urlEncoded(byte[] body) {
        var fields = new ArrayList<Field>();
        var text = new String(body, StandardCharsets.UTF_8);
        new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS + 1, true)
                .parameters()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        return new SentForm(fields, List.of(), false);
    }

    private static SentForm multipart(String contentType, byte[] body) throws IOException {
        if (!WITH_BOUNDARY.matcher(contentType).matches()) {
            throw new IllegalArgumentException("no boundary");
        }
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        var decoder = new HttpPostMultipartRequestDecoder(
                new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8, MOST_FIELDS + 1, body.length + 1);
        try {
            var fields = new ArrayList<Field>();
            var files = new ArrayList<File>();
            for (var part : decoder.getBodyHttpDatas()) {
                sort(part, fields, files);
            }
            return new SentForm(fields, files, true);
        } finally {
            decoder.destroy();
        }
    }

    private static void sort(InterfaceHttpData part, List<Field> fields, List<File> files) throws IOException {
        if (part instanceof FileUpload file) {
            var type = Optional.ofNullable(file.getContentType()).orElse("application/octet-stream");
            var content = Base64.getEncoder().encodeToString(file.get());
            files.add(new File(file.getName(), file.getFilename(), type, content));
        } else if (part instanceof Attribute field) {
            fields.add(new Field(field.getName(), field.getValue()));
        }
    }
}
