package no.portvakt.gateway.console.edges;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.portvakt.gateway.feed.SignatureQuestion;
import org.jboss.logging.Logger;

/** Reads what an edge wants signed, bounded, and answers with it signed or with why not. */
final class SigningDoor {

    private static final Logger LOG = Logger.getLogger("portvakt.edges");
    private static final int LARGEST = 256 * 1024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final EdgeSigning signing;
    private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

    SigningDoor(Vertx vertx, EdgeSigning signing) {
        this.vertx = vertx;
        this.signing = signing;
    }

    private record Said(int status, String text) {}

    void certificates(HttpServerRequest request) {
        answer(request, new Said(OK, signing.certificates()));
    }

    void sign(HttpServerRequest request, EdgeName edge) {
        BoundedBody.of(request, LARGEST)
                .onFailure(tooLarge -> answer(request, new Said(TOO_LARGE, "")))
                .onSuccess(body -> {
                    var context = vertx.getOrCreateContext();
                    virtualThreads.execute(() -> {
                        var said = signed(edge, body.toString(StandardCharsets.UTF_8));
                        context.runOnContext(back -> answer(request, said));
                    });
                });
    }

    private Said signed(EdgeName edge, String body) {
        try {
            return SignatureQuestion.read(body)
                    .map(asked -> signed(edge, asked))
                    .orElse(new Said(BAD_REQUEST, ""));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "nothing is signed for edge %s now", edge.value());
            return new Said(UNAVAILABLE, "");
        }
    }

    private Said signed(EdgeName edge, SignatureQuestion asked) {
        return switch (signing.sign(edge, asked.document(), asked.endpoint(), asked.relayState())) {
            case EdgeSigning.Outcome.Signed(var text) -> new Said(OK, text);
            case EdgeSigning.Outcome.Refused(var why) -> new Said(UNPROCESSABLE, why);
        };
    }

    private static void answer(HttpServerRequest request, Said said) {
        var response = request.response();
        if (!response.closed()) {
            response.setStatusCode(said.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(said.text());
        }
    }
}
