package no.portvakt.minside.fagsystem.ask;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;
import org.apache.camel.ProducerTemplate;

/**
 * A select in a system's database, by Camel. It is prepared: the number goes beside it and is no part of it. At most
 * {@value #MOST_ROWS} rows count.
 */
final class ViewLink implements Link {

    private static final int MOST_ROWS = 200;

    private final AgroalDataSource source;
    private final ProducerTemplate template;
    private final String endpoint;
    private final String query;

    ViewLink(Surroundings around, Connector connector, Place place, Transport.View view) {
        this.source = source(connector, place);
        around.context().getRegistry().bind(connector.id(), source);
        this.template = around.context().createProducerTemplate();
        long seconds = Math.max(1, connector.patience().deadline().toSeconds());
        this.endpoint = "jdbc:" + connector.id() + "?useHeadersAsParameters=true&outputType=SelectList&readSize="
                + MOST_ROWS + "&statement.queryTimeout=" + seconds;
        // Camel's own way of saying the same.
        this.query = view.query().replaceAll("(?<![:\\w]):(person|service)\\b", ":?$1");
    }

    private static AgroalDataSource source(Connector connector, Place place) {
        var patience = connector.patience();
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(patience.together())
                        .acquisitionTimeout(patience.deadline())
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(place.url().toString())
                                    .loginTimeout(patience.deadline())
                                    .autoCommit(true);
                            place.login().ifPresent(login -> {
                                factory.principal(new NamePrincipal(login.user()));
                                login.password().reveal(password -> factory.credential(new SimplePassword(password)));
                            });
                            return factory;
                        }));
        try {
            return AgroalDataSource.from(configuration);
        } catch (SQLException broken) {
            throw new IllegalStateException("no pool for " + connector.id(), broken);
        }
    }

    @Override
    public Heard ask(Question question) throws IOException {
        var exchange = template.request(endpoint, asked -> {
            asked.getMessage().setBody(query);
            asked.getMessage().setHeader("person", question.lookup().person().reveal());
            asked.getMessage().setHeader("service", question.service());
        });
        if (exchange.getException() != null) {
            // Without its cause: a database quotes what it was asked.
            throw new IOException(kind(exchange.getException()));
        }
        var rows = exchange.getMessage().getBody(List.class);
        return rows == null || rows.isEmpty()
                ? new Heard.NobodyKnown()
                : new Heard.Answer(new Said.Json(Map.of("rows", readable(rows))));
    }

    private static String kind(Exception broken) {
        return broken instanceof SQLException sql
                ? "the database says " + sql.getSQLState()
                : broken.getClass().getSimpleName();
    }

    private static List<Map<String, Object>> readable(List<?> rows) {
        return rows.stream().map(row -> (Map<?, ?>) row).map(ViewLink::readable).toList();
    }

    /** Names in lower case, whatever the database makes of them; what is neither text nor number as text. */
    private static Map<String, Object> readable(Map<?, ?> row) {
        Map<String, Object> read = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (value != null) {
                read.put(
                        String.valueOf(name).toLowerCase(Locale.ROOT),
                        value instanceof Number number ? number : value.toString());
            }
        });
        return read;
    }

    @Override
    public void close() {
        template.stop();
        source.close();
    }
}
