package no.portvakt.idp.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import no.portvakt.idp.sync.DriftReport;

/**
 * A report for programs: {@code {"realm":…,"drift":[{"where":…,"what":…,"found":…,"declared":…}],"leftAlone":[…]}}; what is
 * missing on one side has no such key.
 */
final class DriftJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DriftJson() {}

    static String write(DriftReport report) {
        var object = JSON.createObjectNode().put("realm", report.realm());
        var drifts = object.putArray("drift");
        report.drifts().forEach(drift -> {
            var one = drifts.addObject().put("where", drift.where()).put("what", drift.what());
            drift.found().ifPresent(found -> one.put("found", found));
            drift.declared().ifPresent(declared -> one.put("declared", declared));
        });
        var others = object.putArray("leftAlone");
        report.leftAlone().forEach(others::add);
        return object.toString();
    }
}
