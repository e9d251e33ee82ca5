package no.portvakt.idp.federation;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;

/**
 * Judges what a provider said. Pure: says nothing of whether the person is known here.
 *
 * @param provider its alias, which stands before its words for methods: another issuer's {@code Minid-PIN} is not ours
 * @param takesTestPersons never in production
 */
record EvidenceCheck(String provider, UpstreamLevels levels, boolean takesTestPersons) {

    /** ID-porten's word for a log-in without proof, in its test environments. */
    private static final String TEST_LOGIN = "TestID";

    private static final Pattern METHOD = Pattern.compile("[A-Za-z][A-Za-z0-9 ._-]{0,39}");
    private static final String UNSAID = ":unspecified";
    private static final int MOST_METHODS = 8;

    /** What came of it. */
    sealed interface Verdict {

        /** She is who the number says, as surely as the level says. */
        record Vouched(NationalId person, SecurityLevel level, List<String> methods, Instant provedAt)
                implements Verdict {}

        record Refused(Refusal why) implements Verdict {}
    }

    Verdict judge(Evidence evidence, SecurityLevel wanted) {
        if (!takesTestPersons && evidence.methods().contains(TEST_LOGIN)) {
            return new Verdict.Refused(Refusal.TEST_PERSON);
        }
        var level = evidence.level().flatMap(levels::levelOf);
        if (level.isEmpty()) {
            return new Verdict.Refused(Refusal.UNKNOWN_LEVEL);
        }
        if (!level.get().satisfies(wanted)) {
            return new Verdict.Refused(Refusal.TOO_LOW);
        }
        var person = evidence.person().flatMap(NationalId::parse);
        if (person.isEmpty()) {
            return new Verdict.Refused(Refusal.NAMES_NO_PERSON);
        }
        if (!takesTestPersons && person.get().isSynthetic()) {
            return new Verdict.Refused(Refusal.TEST_PERSON);
        }
        return evidence.provedAt()
                .<Verdict>map(at -> new Verdict.Vouched(person.get(), level.get(), methods(evidence), at))
                .orElseGet(() -> new Verdict.Refused(Refusal.NOT_COMPLETED));
    }

    /** Always behind the provider's name and a colon, by which a reader knows whose word it is. */
    private List<String> methods(Evidence evidence) {
        var said = evidence.methods().stream()
                .filter(method -> METHOD.matcher(method).matches())
                .limit(MOST_METHODS)
                .map(method -> provider + ":" + method)
                .toList();
        return said.isEmpty() ? List.of(provider + UNSAID) : said;
    }
}
