package no.portvakt.gateway.login;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import no.portvakt.gateway.oidc.LogoutNotice;
import no.portvakt.gateway.session.Ended;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.trust.correlation.CorrelationId;

/** Does what the identity provider's notices say, by whichever channel they come, and writes it down. Blocks. */
record Endings(LiveSessions sessions, PartingPortals portals, LoginJournal journal) {

    /** Ends the session, where one is named; else every session of the citizen. */
    void carryOut(LogoutNotice notice, CorrelationId correlation) {
        Optional<CompletionStage<List<Ended>>> ended =
                notice.sid().map(sessions::endSid).or(() -> notice.subject().map(sessions::endSubject));
        int count =
                ended.map(stage -> stage.toCompletableFuture().join().size()).orElse(0);
        notice.sid().ifPresent(sid -> portals.of(sid).tellWithoutBrowser(correlation));
        journal.record(new LoginEvent.EndedFromThere(count), correlation);
    }

    /** Nothing is ended. */
    void refuse(String why, CorrelationId correlation) {
        journal.record(new LoginEvent.NoticeRefused(why), correlation);
    }
}
