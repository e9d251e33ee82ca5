package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.grant.Grants;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.tls.PemTls;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;

/**
 * A POST over HTTP, by Camel. Redirects are not followed, cookies not kept, an answer that is not of the kind that was asked
 * for is none, and one of more than a mebibyte neither.
 */
final class HttpLink implements Link {

    private static final int MOST_BYTES = 1 << 20;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final CloseableHttpClient client;
    private final ProducerTemplate template;
    private final String endpoint;
    private final Wording wording;
    private final AnswerReader reader;
    private final Optional<Grants> grants;
    private final Optional<String> basic;
    private final String path;
    private final Exchanged.Witness witness;

    HttpLink(Surroundings around, Connector connector, Place place, String path, Wording wording) {
        this.client = client(connector, place);
        around.context().getRegistry().bind(connector.id(), client);
        this.template = around.context().createProducerTemplate();
        this.endpoint = place.url() + path + "?httpMethod=POST&httpClient=#" + connector.id()
                + "&throwExceptionOnFailure=false&disableStreamCache=true&copyHeaders=false&skipControlHeaders=true";
        this.path =
                Optional.ofNullable(URI.create(place.url() + path).getPath()).orElse("");
        this.witness = around.witness();
        this.wording = wording;
        this.reader = around.reader();
        this.grants = place.grant().map(grant -> new Grants(grant, around.clock()));
        this.basic = place.login().map(HttpLink::basic);
    }

    private static String basic(Place.Login login) {
        return login.password()
                .reveal(password -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((login.user() + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private static CloseableHttpClient client(Connector connector, Place place) {
        var patience = connector.patience();
        var timeout = Timeout.of(patience.deadline());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(PemTls.context(place.trust(), place.identity())))
                .setMaxConnTotal(patience.together())
                .setMaxConnPerRoute(patience.together())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .addExecInterceptorFirst("bounded", new BoundedAnswer(MOST_BYTES, patience.deadline()))
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setUserAgent("Portvakt")
                .build();
    }

    @Override
    public Heard ask(Question question) throws IOException {
        var authorization = grants.isPresent() ? Optional.of(grants.get().bearer()) : basic;
        var exchange = template.request(endpoint, asked -> {
            var message = asked.getMessage();
            message.setBody(wording.body(question).getBytes(StandardCharsets.UTF_8));
            message.setHeader(Exchange.CONTENT_TYPE, wording.contentType());
            message.setHeader("Accept", wording.accepted());
            message.setHeader(
                    CorrelationId.HEADER, question.lookup().correlation().value());
            wording.headers().forEach(message::setHeader);
            authorization.ifPresent(value -> message.setHeader("Authorization", value));
        });
        if (exchange.getException() != null) {
            throw new IOException(whatBroke(exchange.getException()), exchange.getException());
        }
        var exchanged = exchanged(exchange);
        witness.saw(exchanged);
        return heard(exchanged);
    }

    /** The kind of fault, and not its text: that may hold whatever the other side wrote. */
    private static String whatBroke(Exception broken) {
        return broken.getClass().getSimpleName();
    }

    private Exchanged exchanged(Exchange exchange) {
        var message = exchange.getMessage();
        return new Exchanged(
                path,
                Optional.ofNullable(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                        .orElse(0),
                Optional.ofNullable(message.getHeader(Exchange.CONTENT_TYPE, String.class))
                        .orElse(""),
                Optional.ofNullable(message.getBody(byte[].class)).orElseGet(() -> new byte[0]));
    }

    private Heard heard(Exchanged exchanged) throws IOException {
        int status = exchanged.status();
        if (status == NOT_FOUND) {
            return new Heard.NobodyKnown();
        }
        if (status == TOO_MANY || status / 100 == 5) {
            throw new IOException("status " + status);
        }
        if (status != 200) {
            return new Heard.No("status " + status);
        }
        if (!wording.kinds().contains(mediaType(exchanged.kind()))) {
            return new Heard.No("answered with another kind than " + wording.accepted());
        }
        try {
            return new Heard.Answer(wording.read(reader, exchanged.answer()));
        } catch (IOException unreadable) {
            return new Heard.No("answered what is not " + wording.accepted());
        }
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        template.stop();
        client.close(org.apache.hc.core5.io.CloseMode.GRACEFUL);
    }

    /** How a question is put. */
    interface Wording {

        String body(Question question);

        String contentType();

        /** What is asked for, for the header. */
        String accepted();

        /** The media types that count as that. */
        Set<String> kinds();

        /** What stands beside content type and what is accepted. */
        Map<String, String> headers();

        Said read(AnswerReader reader, byte[] answer) throws IOException;
    }
}
