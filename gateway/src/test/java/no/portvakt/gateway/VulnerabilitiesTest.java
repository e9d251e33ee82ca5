package no.portvakt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import no.portvakt.testsupport.dependency.KnownVulnerabilities;
import org.junit.jupiter.api.Test;

class VulnerabilitiesTest {

    @Test
    void shouldUseNoLibraryThatIsListed() {
        var jars = KnownVulnerabilities.jarsOfThisProcess();

        assertThat(jars).as("the class path of this module").hasSizeGreaterThan(100);
        assertThat(KnownVulnerabilities.listed().metBy(jars)).isEmpty();
    }
}
