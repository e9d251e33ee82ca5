package no.portvakt.gateway.console.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Officer;

/** Those who have been here since the start. Approval itself is a signature beside a file. */
public final class PresentApprovers implements Approvers {

    private final Set<String> subjects = ConcurrentHashMap.newKeySet();

    @Override
    public void seen(Officer officer) {
        if (officer.may(Action.APPROVE)) {
            subjects.add(officer.subject());
        }
    }

    @Override
    public int count() {
        return subjects.size();
    }

    /** Nothing is approved here, so nobody is missing. */
    @Override
    public boolean areTooFew() {
        return false;
    }
}
