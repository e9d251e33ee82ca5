package no.portvakt.gateway.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.SessionId;

/**
 * Forms that met a level wall. Kept for {@link #LIFE}, sealed with a key that only this browser's cookie holds, and of
 * use on the host where they were sent, for the citizen who was logged in there if anybody was. Thread-safe.
 */
public final class KeptForms {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final String COOKIE = SessionCookie.FAMILY + "-form-";

    /** Bytes of a form without files: as much as our own paths take. */
    private static final int LARGEST_WITHOUT_FILES = 64 * 1024;

    private static final int NAMING_PART = 12;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{" + NAMING_PART + "}");
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final String PURPOSE = "login.form";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SealedTexts texts;
    private final SecureRandom random;
    private final int largestWithFiles;

    /**
     * Keeps forms.
     *
     * @param largestWithFiles bytes of a form with files
     */
    public KeptForms(SealedTexts texts, SecureRandom random, int largestWithFiles) {
        this.texts = texts;
        this.random = random;
        this.largestWithFiles = largestWithFiles;
    }

    /** Bytes of a body that are worth reading. */
    public int largest(String contentType) {
        return SentForm.isMultipart(contentType) ? largestWithFiles : LARGEST_WITHOUT_FILES;
    }

    /** One field as it will be sent again. */
    public record Field(String name, String value) {}

    /**
     * One file.
     *
     * @param fileName empty where a file could be chosen and none was
     * @param content in Base64
     */
    public record File(String name, String fileName, String type, String content) {}

    /**
     * A form as it was sent.
     *
     * @param host the host label that it was sent to
     * @param target path and query
     * @param multipart whether it was sent as {@code multipart/form-data}, and has to be again
     * @param subject who was logged in; empty for nobody
     */
    public record Form(
            String host, String target, List<Field> fields, List<File> files, boolean multipart, String subject) {
        public Form {
            fields = List.copyOf(fields);
            files = List.copyOf(files);
        }

        boolean isOf(String somebody) {
            return subject.isEmpty() || subject.equals(somebody);
        }
    }

    /** A kept form's name and the {@code Set-Cookie} value that opens it. */
    public record Kept(String name, String setCookie) {}

    /** Empty if it cannot be read or there is no room. Takes its time with files: not to be called on an event loop. */
    public CompletionStage<Optional<Kept>> keep(
            String host, String target, String contentType, byte[] body, Optional<String> subject) {
        var sent = SentForm.read(contentType, body);
        if (sent.isEmpty()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        var form = new Form(
                host,
                target,
                sent.get().fields(),
                sent.get().files(),
                sent.get().multipart(),
                subject.orElse(""));
        var id = SessionId.random(random);
        var sealed = id.sealer(PURPOSE).seal(write(form));
        var name = id.hash().value().substring(0, NAMING_PART);
        return texts.keep(id.hash(), sealed, LIFE)
                .thenApply(kept -> Optional.of(new Kept(name, id.cookie(COOKIE + name) + ATTRIBUTES + LIFE.toSeconds()))
                        .filter(some -> kept));
    }

    /** The form of this name that this browser holds the key to, on this host. */
    CompletionStage<Optional<Form>> find(String name, String host, List<String> cookieHeaders) {
        return id(name, cookieHeaders)
                .map(id -> texts.find(id.hash()).thenApply(found -> found.flatMap(
                                text -> id.sealer(PURPOSE).open(text))
                        .flatMap(KeptForms::read)
                        .filter(form -> form.host().equals(host))))
                .orElse(CompletableFuture.completedStage(Optional.empty()));
    }

    CompletionStage<Void> forget(String name, List<String> cookieHeaders) {
        return id(name, cookieHeaders)
                .map(SessionId::hash)
                .map(texts::forget)
                .orElse(CompletableFuture.completedStage(null));
    }

    /** The {@code Set-Cookie} value that takes the key out of the browser. */
    static String expire(String name) {
        return COOKIE + name + "=" + ATTRIBUTES + 0;
    }

    /** The name in an address; empty if it is none of ours. */
    static Optional<String> name(Optional<String> asked) {
        return asked.filter(name -> NAME.matcher(name).matches());
    }

    private static Optional<SessionId> id(String name, List<String> cookieHeaders) {
        return CookieHeader.only(COOKIE + name, cookieHeaders).flatMap(SessionId::parse);
    }

    private static String write(Form form) {
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException broken) {
            // Without its cause, which quotes what it could not write.
            throw new IllegalStateException("a form cannot be written");
        }
    }

    private static Optional<Form> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, Form.class));
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
