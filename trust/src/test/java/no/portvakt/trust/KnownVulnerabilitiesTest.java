package no.portvakt.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import no.portvakt.testsupport.dependency.KnownVulnerabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the list would be met; whether it is, every module's own test says. */
class KnownVulnerabilitiesTest {

    private static Path jar(String group, String artifact, String version) {
        return Path.of(
                "/home/somebody/.m2/repository",
                group.replace('.', '/'),
                artifact,
                version,
                artifact + "-" + version + ".jar");
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty, netty-codec-http, 4.1.124.Final, CVE-2025-58056",
        "io.netty, netty-codec-http, 4.1.85.Final, CVE-2022-41915",
        "io.netty, netty-codec-http2, 4.2.3.Final, CVE-2025-55163",
        "org.apache.logging.log4j, log4j-core, 2.14.1, CVE-2021-44228",
        "org.yaml, snakeyaml, 1.33, CVE-2022-1471",
        "org.postgresql, postgresql, 42.7.1, CVE-2024-1597",
        "org.bouncycastle, bcprov-jdk18on, 1.77, CVE-2024-30172",
        "com.google.guava, guava, 31.1-jre, CVE-2023-2976",
    })
    void shouldFindWhatIsListed(String group, String artifact, String version, String id) {
        assertThat(KnownVulnerabilities.listed().metBy(List.of(jar(group, artifact, version))))
                .anyMatch(line -> line.startsWith(id + " in " + artifact + "-" + version + ".jar: "));
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty, netty-codec-http, 4.1.140.Final",
        "com.google.guava, guava, 33.5.0-jre",
        "org.postgresql, postgresql, 42.7.8",
        "no.somebody, netty-codec-http, 4.1.1.Final",
        "io.netty, netty-codec-http-of-somebody, 4.1.1.Final",
    })
    void shouldLetTheRestBe(String group, String artifact, String version) {
        assertThat(KnownVulnerabilities.listed().metBy(List.of(jar(group, artifact, version))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVE-2025-1 | io.netty:netty-codec | (,4.1.125.Final)",
                "CVE-2025-1 | netty-codec | (,4.1.125.Final) | 4.1.125.Final | something",
                "CVE-2025-1 | io.netty:netty-codec | (,4.1.125.Final] | 4.1.125.Final | fixed in what has it",
                "CVE-2025-1 | io.netty:netty-codec | (,4.1 | 4.1.125.Final | no range",
            })
    void shouldRefuseALineThatSaysNothing(String line) {
        assertThatThrownBy(() -> KnownVulnerabilities.read(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldFindALibraryThatIsReallyInUse() {
        var list = KnownVulnerabilities.read("TEST-1 | org.assertj:assertj-core | (,999) | 999 | is in use here");

        assertThat(list.metBy(KnownVulnerabilities.jarsOfThisProcess()))
                .singleElement()
                .asString()
                .startsWith("TEST-1 in assertj-core-")
                .endsWith("is in use here; fixed in 999");
    }

    @Test
    void shouldHaveEveryLineOnce() {
        assertThat(KnownVulnerabilities.listed().all())
                .hasSizeGreaterThan(100)
                .extracting(one -> one.id() + " " + one.artifact())
                .doesNotHaveDuplicates();
    }
}
