package no.portvakt.profiles.simulate;

/**
 * A recorded decision, with the words that the gateway would have named in its path.
 *
 * @param watched the same object for all decisions that were recorded under the same words, which is what makes a replay
 *     quick
 */
public record WatchedDecision(RecordedDecision decision, WatchedWords watched) {}
