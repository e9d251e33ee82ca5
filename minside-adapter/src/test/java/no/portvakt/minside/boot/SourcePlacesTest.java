package no.portvakt.minside.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sftp;
import org.junit.jupiter.api.Test;

/** How the keys of a source are read. */
class SourcePlacesTest {

    private static Place place(Map<String, String> keys) {
        Map<String, String> written = new HashMap<>();
        keys.forEach((key, value) -> written.put("minside.source.fri." + key, value));
        var source = new SmallRyeConfigBuilder()
                .withMapping(AdapterConfiguration.Source.class, "minside.source.fri")
                .withConverter(Duration.class, 300, new DurationConverter())
                .withDefaultValues(written)
                .build()
                .getConfigMapping(AdapterConfiguration.Source.class, "minside.source.fri");
        return Optional.ofNullable(SourcePlaces.of(Map.of("fri", source)).get("fri"))
                .orElseThrow();
    }

    @Test
    void shouldReadHowAnSftpServerIsSpokenTo() {
        var url = "sftp://portvakt@sftp.kommune.test/fri";

        assertThat(place(Map.of("url", url, "sftp.known-hosts", "/k", "sftp.key", "/id", "sftp.patience", "PT5S"))
                        .sftp())
                .contains(new Sftp(Path.of("/k"), new Sftp.Credential.Key(Path.of("/id")), Duration.ofSeconds(5)));
        assertThat(place(Map.of("url", url, "sftp.known-hosts", "/k", "sftp.password-file", "/p"))
                        .sftp())
                .contains(new Sftp(Path.of("/k"), new Sftp.Credential.Password(Path.of("/p")), Sftp.USUAL_PATIENCE));
        assertThat(place(Map.of("url", "file:/var/spool/fri")).sftp()).isEmpty();
    }

    @Test
    void shouldNotStartWithNothingToShowOrWithTwoThings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> place(Map.of("url", "sftp://a@h/f", "sftp.known-hosts", "/k")))
                .withMessageContaining("one of key and password-file");
        assertThatIllegalStateException()
                .isThrownBy(() -> place(Map.of(
                        "url", "sftp://a@h/f",
                        "sftp.known-hosts", "/k",
                        "sftp.key", "/id",
                        "sftp.password-file", "/p")))
                .withMessageContaining("one of key and password-file");
    }
}
