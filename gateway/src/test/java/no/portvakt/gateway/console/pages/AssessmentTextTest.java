package no.portvakt.gateway.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import org.junit.jupiter.api.Test;

class AssessmentTextTest {

    private static final String SERVICE = """
            # a comment that stays
            service:
              id: barnehage
              title: {nb: Barnehage, nn: Barnehage, en: Kindergarten}
              owner: {organisation: Asker kommune}
              host: barnehage
              identity: none
              rules:
                - {path: /**, methods: [GET], level: 3, reason: {nb: a, nn: b, en: c}}
            """;

    @Test
    void shouldBeReadAgainByTheLoaderWhenAnAssessmentWasPutIn() {
        var once = AssessmentText.in(SERVICE, PageGallery.assessment());

        var loaded = ProfileLoader.load(List.of(new ProfileSource("barnehage.yaml", once)));

        assertThat(loaded).isInstanceOfSatisfying(LoadOutcome.Loaded.class, found -> assertThat(
                        found.catalog().services().getFirst().assessment())
                .contains(PageGallery.assessment()));
        assertThat(once).startsWith("# a comment that stays");
    }

    @Test
    void shouldReplaceTheOldAssessmentAndNothingElse() {
        var once = AssessmentText.in(SERVICE, PageGallery.assessment());
        var inTheMiddle = once.replace("  id: barnehage\n", "") + "  id: barnehage\n";

        var twice = AssessmentText.in(inTheMiddle, PageGallery.assessment());

        assertThat(twice).containsOnlyOnce("assessment:").contains("\n  id: barnehage\n  assessment:");
    }

    @Test
    void shouldBeCompleteOnlyWhenEverythingIsAnswered() {
        var complete = AssessmentForm.of(PageGallery.assessment()).complete(LocalDate.of(2026, 11, 22));

        assertThat(complete).contains(PageGallery.assessment());
        assertThat(AssessmentForm.empty().complete(LocalDate.of(2026, 11, 22))).isEqualTo(Optional.empty());
    }
}
