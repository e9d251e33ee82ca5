package no.portvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {

    /** Synthetic: the month carries 80. */
    private final NationalId person = NationalId.parse("25897410047").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"", "{\"pid\":\"", "ab"})
    void shouldFindTheNumberInBase64WhateverStandsBeforeIt(String before) {
        var text = before + person.reveal() + "\",\"acr\":1}";
        var encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(Needles.of(person)).anySatisfy(form -> assertThat(encoded).contains(form));
    }

    @Test
    void shouldFindTheNumberInHexWhenAColumnHoldsBytes() {
        var hex = "\\x00" + HexFormat.of().formatHex(person.reveal().getBytes(StandardCharsets.UTF_8));

        assertThat(Needles.of(person)).anySatisfy(form -> assertThat(hex).contains(form));
    }
}
