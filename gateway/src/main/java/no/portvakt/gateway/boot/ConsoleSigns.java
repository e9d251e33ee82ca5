package no.portvakt.gateway.boot;

import java.io.IOException;
import java.util.Optional;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.feed.SignatureQuestion;
import no.portvakt.gateway.saml.sign.InsideSigner;

/** An edge's console signs for it, over the line between them. */
public record ConsoleSigns(ConsoleLine line) implements InsideSigner.Line {

    @Override
    public String signed(String document, Optional<String> endpoint, Optional<String> relayState) throws IOException {
        return line.signed(new SignatureQuestion(document, endpoint, relayState));
    }

    @Override
    public String certificates() throws IOException {
        return line.certificates();
    }
}
