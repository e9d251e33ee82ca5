package no.portvakt.profiles.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.portvakt.profiles.load.ProfileSource;

/** A folder's documents in one zip file, byte for byte. The same documents always make the same file. */
public final class ProfileArchive {

    private static final Pattern NAME = Pattern.compile("(?:templates/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.yaml");
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MOST_DOCUMENTS = 5_000;
    private static final int LARGEST_DOCUMENT = 2 * 1024 * 1024;

    private ProfileArchive() {}

    public static byte[] pack(List<ProfileSource> sources) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var source : sources.stream()
                    .sorted(Comparator.comparing(ProfileSource::name))
                    .toList()) {
                var entry = new ZipEntry(source.name());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(source.yaml().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    public static ArchiveOutcome unpack(byte[] archive) {
        List<ProfileSource> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!NAME.matcher(entry.getName()).matches()) {
                    return new ArchiveOutcome.NoArchive("holds something that is no profile by its name");
                }
                var content = zip.readNBytes(LARGEST_DOCUMENT + 1);
                if (content.length > LARGEST_DOCUMENT || sources.size() == MOST_DOCUMENTS) {
                    return new ArchiveOutcome.NoArchive("is larger than any folder of profiles");
                }
                if (!names.add(entry.getName())) {
                    return new ArchiveOutcome.NoArchive("holds " + entry.getName() + " twice");
                }
                sources.add(new ProfileSource(entry.getName(), text(content)));
            }
        } catch (CharacterCodingException notText) {
            return new ArchiveOutcome.NoArchive("holds a document that is not text in UTF-8");
        } catch (IOException cutOff) {
            return new ArchiveOutcome.NoArchive("is no whole zip file");
        } catch (IllegalArgumentException nameNotText) {
            return new ArchiveOutcome.NoArchive("holds a name that is not text");
        }
        return sources.isEmpty()
                ? new ArchiveOutcome.NoArchive("holds no profile")
                : new ArchiveOutcome.Unpacked(sources);
    }

    private static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
