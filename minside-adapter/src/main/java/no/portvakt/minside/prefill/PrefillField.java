package no.portvakt.minside.prefill;

import java.time.Instant;
import java.util.List;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.profiles.level.SecurityLevel;

/** One field of a form as the citizen first sees it. */
public sealed interface PrefillField {

    FormField field();

    /**
     * Fetched.
     *
     * @param hentetTid when it was fetched
     * @param gyldigTil until when the source vouches for it
     * @param rule the level, the purpose, and whether she may change it
     * @param others what others that were asked for it say otherwise, or why they say nothing
     */
    record Filled(
            FormField field,
            String value,
            Kilde kilde,
            Instant hentetTid,
            Instant gyldigTil,
            PrefillRule rule,
            List<Other> others)
            implements PrefillField {

        public Filled {
            others = List.copyOf(others);
        }
    }

    /** Another source of the same field. One that agrees, or knows nothing, is no news. */
    sealed interface Other {

        Kilde kilde();

        /** It says something else. */
        record Says(Kilde kilde, String value, Instant hentetTid) implements Other {

            /** Without the value. */
            @Override
            public String toString() {
                return "Says[" + kilde.id() + " " + hentetTid + "]";
            }
        }

        /** Nobody knows whether it would. */
        record Silent(Kilde kilde, Absence reason) implements Other {}
    }

    /** Should have been fetched, and was not. The rest of the form is not affected. */
    record Absent(FormField field, Kilde kilde, Absence reason) implements PrefillField {}

    /** Not fetched, since the session's level does not open it. */
    record AboveLevel(FormField field, Kilde kilde, SecurityLevel opensAt) implements PrefillField {}

    /** Not fetched, since she does not want it to be. */
    record Declined(FormField field, Kilde kilde) implements PrefillField {}

    /** Only the citizen can say. */
    record Blank(FormField field) implements PrefillField {}

    /** Why a field is absent. */
    enum Absence {
        /** The source did not answer, or answered that it cannot. */
        SOURCE_FAILED,
        /** The source did not answer within the deadline. */
        SOURCE_TOO_SLOW,
        /** The source knows nothing about it. */
        NOT_KNOWN;

        /** Stable, lower case, with hyphens: {@code source-failed}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
