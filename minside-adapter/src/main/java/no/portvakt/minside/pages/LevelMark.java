package no.portvakt.minside.pages;

import no.portvakt.profiles.level.SecurityLevel;

/**
 * A level as the pages show it: bars for the eye, words for everybody.
 *
 * @param number 0 to 4
 * @param words as in "nivå 3, betydelig"
 */
public record LevelMark(int number, String words) {

    static LevelMark of(SecurityLevel level, Texts texts) {
        return new LevelMark(level.number(), texts.of("level" + level.number()));
    }
}
