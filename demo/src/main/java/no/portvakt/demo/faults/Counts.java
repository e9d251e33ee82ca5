package no.portvakt.demo.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found when everything had come to rest, counted where it lies: in PostgreSQL, in the archive's own journal, and
 * as each citizen sees it.
 *
 * @param receipts submissions that were answered with a receipt
 * @param stored rows of submissions
 * @param cases rows of cases
 * @param archivedCases cases in the archive
 * @param archivedEntries journal entries there
 * @param putTwice Puts of what the archive had already
 * @param numbersApart cases whose number here is not the archive's
 * @param waiting submissions that are not in the archive yet
 * @param setAside submissions, events and cases for Dialogporten that nobody will try again
 * @param events events kept, each with its effect
 * @param milestones steps on timelines, without the first one of each case
 * @param timelinesApart cases whose citizen does not see every step, once, in its order, with the last one's status
 * @param dialogs in Dialogporten
 * @param dialogsApart cases whose dialog there does not stand where the case does, or has not every step once
 */
public record Counts(
        long receipts,
        long stored,
        long cases,
        long archivedCases,
        long archivedEntries,
        long putTwice,
        long numbersApart,
        long waiting,
        long setAside,
        long events,
        long milestones,
        long timelinesApart,
        long dialogs,
        long dialogsApart) {

    /** What of it is not as it has to be, in words; empty for nothing. */
    List<String> wrong(Wish wish) {
        var wrong = new ArrayList<String>();
        expect(wrong, "receipts", receipts, wish.submissions());
        expect(wrong, "submissions stored", stored, wish.submissions());
        expect(wrong, "cases", cases, wish.submissions());
        expect(wrong, "cases in the archive", archivedCases, wish.submissions());
        expect(wrong, "journal entries in the archive", archivedEntries, wish.submissions());
        expect(wrong, "put into the archive twice", putTwice, 0);
        expect(wrong, "cases with another number than the archive's", numbersApart, 0);
        expect(wrong, "submissions that still wait", waiting, 0);
        expect(wrong, "set aside", setAside, 0);
        expect(wrong, "events kept", events, wish.allEvents());
        expect(wrong, "steps on timelines", milestones, wish.allEvents());
        expect(wrong, "timelines that are not as told", timelinesApart, 0);
        expect(wrong, "dialogs", dialogs, wish.submissions());
        expect(wrong, "dialogs that are not as their cases", dialogsApart, 0);
        return wrong;
    }

    private static void expect(List<String> wrong, String what, long found, long wanted) {
        if (found != wanted) {
            wrong.add("%s: %d, and it had to be %d".formatted(what, found, wanted));
        }
    }

    /** Of submissions and events together. */
    long lost(Wish wish) {
        return Math.max(0, wish.submissions() - Math.min(Math.min(stored, cases), Math.min(archivedCases, dialogs)))
                + Math.max(0, wish.allEvents() - Math.min(events, milestones));
    }

    /** Likewise. */
    long doubled(Wish wish) {
        return putTwice
                + Math.max(0, stored - wish.submissions())
                + Math.max(0, archivedCases - wish.submissions())
                + Math.max(0, dialogs - wish.submissions())
                + Math.max(0, milestones - wish.allEvents());
    }
}
