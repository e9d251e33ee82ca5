package no.portvakt.gateway.saml.logout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.saml.delegate.Workers;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.soap.SoapCaller;
import no.portvakt.gateway.saml.verify.SenderCheck;
import org.jboss.logging.Logger;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.saml.saml2.core.LogoutRequest;

/** Tells portals' servers of a log-out, all of them at once, and waits for five seconds in all. Thread-safe. Blocks. */
final class LogoutCalls {

    private static final Logger LOG = Logger.getLogger("portvakt.saml");
    private static final int PATIENCE_SECONDS = 5;

    private final SamlPortals portals;
    private final LogoutReader reader;
    private final LogoutMessages messages;
    private final SoapCaller caller;
    private final Workers workers;

    LogoutCalls(SamlPortals portals, LogoutReader reader, LogoutMessages messages, SoapCaller caller, Workers workers) {
        this.portals = portals;
        this.reader = reader;
        this.messages = messages;
        this.caller = caller;
        this.workers = workers;
    }

    /** Those among them whose server confirmed in time. */
    List<Chain.Stop> tell(List<Chain.Stop> stops) {
        var callable = stops.stream().filter(stop -> portal(stop).isPresent()).toList();
        if (callable.isEmpty()) {
            return List.of();
        }
        // Not closed by try-with-resources, which would wait for calls that are given up.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<Boolean>> calls = callable.stream()
                    .<Callable<Boolean>>map(stop -> () -> confirms(stop))
                    .toList();
            var answers = threads.invokeAll(calls, PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<Chain.Stop> confirmed = new ArrayList<>();
            for (int i = 0; i < callable.size(); i++) {
                if (isYes(answers.get(i), callable.get(i))) {
                    confirmed.add(callable.get(i));
                }
            }
            return confirmed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isYes(Future<Boolean> answer, Chain.Stop stop) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException tooSlow) {
            return false;
        } catch (ExecutionException broken) {
            LOG.errorf(broken, "portal %s could not be told of a log-out", stop.portal());
            return false;
        }
    }

    private Optional<SamlPortal> portal(Chain.Stop stop) {
        return portals.withId(stop.portal())
                .filter(portal -> portal.metadata().logoutBy(Binding.SOAP).isPresent());
    }

    private boolean confirms(Chain.Stop stop) {
        var portal = portal(stop).orElseThrow();
        var address = portal.metadata().logoutBy(Binding.SOAP).orElseThrow().address();
        var id = messages.newId();
        return workers.tryDo(() ->
                        messages.sign(LogoutRequest.class, messages.request(id, portal, stop, address.toString())))
                .flatMap(request -> caller.call(address, request))
                .flatMap(answer -> workers.tryDo(() -> isGood(answer, portal, id)))
                .orElse(false);
    }

    /** Signed by the portal that was asked, and an answer to this. */
    private boolean isGood(SAMLObject answer, SamlPortal portal, String id) {
        var delivery = new LogoutReader.Delivery(
                answer, sender -> SenderCheck.check(answer, sender), Binding.SOAP, Optional.empty(), Optional.empty());
        return reader.read(delivery) instanceof Heard.Answered(var sender, var inResponseTo, var done)
                && sender.id().equals(portal.id())
                && inResponseTo.equals(id)
                && done;
    }
}
