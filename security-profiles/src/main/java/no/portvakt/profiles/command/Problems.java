package no.portvakt.profiles.command;

import no.portvakt.profiles.load.LoadOutcome.Rejected;

/** Says what is wrong with profiles. */
final class Problems {

    private Problems() {}

    static int complain(Rejected rejected, Terminal terminal) {
        rejected.problems().forEach(problem -> terminal.complain(problem.describe()));
        int count = rejected.problems().size();
        terminal.complain(count == 1 ? "1 problem" : count + " problems");
        return ProfilesCommand.PROBLEMS;
    }
}
