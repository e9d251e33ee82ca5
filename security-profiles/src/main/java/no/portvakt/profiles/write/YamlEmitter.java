package no.portvakt.profiles.write;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The one place where text of profiles is laid out. */
final class YamlEmitter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private YamlEmitter() {}

    static DumpSettings layout() {
        return DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.AUTO)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(120)
                .setSplitLines(false)
                .setMultiLineFlow(false)
                .setDumpComments(true)
                .setUseUnicodeEncoding(true)
                .build();
    }

    static String emit(Map<String, ?> document) {
        return new Dump(layout()).dumpToString(document);
    }

    static String moment(OffsetDateTime moment) {
        return moment.format(MOMENT);
    }
}
