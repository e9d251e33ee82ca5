package no.portvakt.testsupport.idp;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes {@code application/x-www-form-urlencoded}; a parameter that comes twice is a broken client. */
public final class FakeForms {

    private FakeForms() {}

    public static Map<String, String> decode(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        for (var pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            int mark = pair.indexOf('=');
            var name = URLDecoder.decode(mark < 0 ? pair : pair.substring(0, mark), StandardCharsets.UTF_8);
            var value = mark < 0 ? "" : URLDecoder.decode(pair.substring(mark + 1), StandardCharsets.UTF_8);
            if (form.put(name, value) != null) {
                throw new IllegalStateException("twice: " + name);
            }
        }
        return form;
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
