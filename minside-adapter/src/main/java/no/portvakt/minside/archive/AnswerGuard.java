package no.portvakt.minside.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInEndingInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * Stands before everything that reads an answer of the archive's: its status and kind have to be those of SOAP, it is not
 * unpacked, and no more of it is read than so many bytes and so long. Thread-safe.
 */
public final class AnswerGuard extends AbstractPhaseInterceptor<Message> {

    /** Of an answer: a scanned letter fits in, as base64. */
    private static final long MOST_BYTES = 32L << 20;

    private static final Set<String> KINDS = Set.of("text/xml", "application/xml");
    private static final Set<Integer> STATUSES = Set.of(200, 500);

    private final Duration longest;

    /**
     * Makes a guard.
     *
     * @param longest how long an answer may take to come in, from when it begins
     */
    public AnswerGuard(Duration longest) {
        super(Phase.RECEIVE);
        this.longest = longest;
    }

    @Override
    public void handleMessage(Message message) {
        try {
            look(message);
        } catch (IOException unusable) {
            throw new Fault(unusable);
        }
    }

    private void look(Message message) throws IOException {
        if (!STATUSES.contains(message.get(Message.RESPONSE_CODE))) {
            throw new UnusableAnswer(AnswerProblem.HTTP_STATUS);
        }
        var type =
                Optional.ofNullable((String) message.get(Message.CONTENT_TYPE)).orElse("");
        if (!KINDS.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) || isPacked(message)) {
            throw new UnusableAnswer(AnswerProblem.WRONG_KIND);
        }
        var body = message.getContent(InputStream.class);
        if (body == null) {
            throw new UnusableAnswer(AnswerProblem.NOT_XML);
        }
        var bounded = new BoundedBody(body, MOST_BYTES, longest);
        var encoding = HttpHeaderHelper.findCharset(type);
        var reader = encoding == null
                ? StaxUtils.createXMLStreamReader(bounded)
                : StaxUtils.createXMLStreamReader(bounded, encoding);
        message.setContent(InputStream.class, bounded);
        message.setContent(XMLStreamReader.class, new AnswerReader(reader, expected(message)));
        message.getInterceptorChain().add(StaxInEndingInterceptor.INSTANCE);
    }

    private static String expected(Message message) {
        var operation = message.getExchange().getBindingOperationInfo().getOperationInfo();
        return operation.getOutput().getFirstMessagePart().getElementQName().getLocalPart();
    }

    private static boolean isPacked(Message message) {
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        return headers != null
                && headers.entrySet().stream()
                        .filter(header -> "Content-Encoding".equalsIgnoreCase(header.getKey()))
                        .flatMap(header -> header.getValue().stream())
                        .anyMatch(encoding -> !"identity".equalsIgnoreCase(encoding.strip()));
    }
}
