package no.portvakt.gateway.boot;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a role needs and does not have, and what it goes without. */
final class RoleChecks {

    private static final String NEEDED = "is needed ";

    private final List<Finding> findings = new ArrayList<>();

    static List<Finding> of(Settings settings, ConsolePresence presence) {
        var checks = new RoleChecks();
        checks.edge(settings, presence);
        checks.console(settings, presence);
        checks.policy(settings, presence);
        checks.audit(settings);
        return List.copyOf(checks.findings);
    }

    private void needed(String key, Optional<?> value, String why) {
        if (value.isEmpty()) {
            findings.add(Finding.wrong(key, NEEDED + why));
        }
    }

    private void edge(Settings settings, ConsolePresence presence) {
        var feed = settings.feed();
        var folder = settings.policy().folder().isPresent();
        if (settings.process().role() == PortvaktRole.EDGE
                && (!folder || feed.spool().isPresent() || settings.saml().signedInside())) {
            var why = "by an edge, to call its console";
            needed("portvakt.feed.url", feed.url(), why);
            needed("portvakt.feed.trust", feed.trust(), why);
            needed("portvakt.feed.certificate", feed.certificate(), why);
            needed("portvakt.feed.key", feed.key(), why);
            feed.url()
                    .filter(url -> !"https".equals(url.getScheme()) || url.getHost() == null)
                    .ifPresent(url -> findings.add(Finding.wrong("portvakt.feed.url", "must be https and a host")));
        }
        if (settings.process().role() != PortvaktRole.EDGE && settings.saml().signedInside()) {
            findings.add(Finding.wrong("portvakt.saml.signed-inside", "is for an edge, which has a console"));
        }
        if (settings.process().role() == PortvaktRole.EDGE && !folder) {
            needed(
                    "portvakt.policy.console-keys",
                    settings.policy().consoleKeys(),
                    "by an edge, to tell the console's snapshots by");
        }
        if ((settings.process().role() == PortvaktRole.EDGE && !folder) || presence.hasDatabase()) {
            needed("portvakt.policy.store", settings.policy().store(), "for the last good snapshot");
        }
    }

    private void console(Settings settings, ConsolePresence presence) {
        var edges = settings.console().edges();
        if (presence.hasDatabase() && edges.port().isPresent()) {
            var why = "with portvakt.console.edges.port";
            needed("portvakt.console.edges.certificate", edges.certificate(), why);
            needed("portvakt.console.edges.key", edges.key(), why);
            needed("portvakt.console.edges.trust", edges.trust(), why);
        }
        if (settings.console().decisions().personKey().isPresent()) {
            needed(
                    "portvakt.console.decisions.pepper",
                    settings.console().decisions().pepper(),
                    "where there is a person-key");
        }
    }

    private void policy(Settings settings, ConsolePresence presence) {
        var policy = settings.policy();
        policy.folder()
                .filter(folder -> !Files.isDirectory(folder) || !Files.isReadable(folder))
                .ifPresent(none -> findings.add(Finding.wrong("portvakt.policy.folder", "cannot read " + none)));
        if (policy.folder().isPresent() && policy.officers().isPresent()) {
            needed("portvakt.policy.store", policy.store(), "to remember what was accepted");
        }
        if (policy.folder().isPresent() && policy.officers().isEmpty()) {
            findings.add(Finding.note("portvakt.policy.officers", "not set: a lowering in the folder is not noticed"));
        }
        if (policy.folder().isEmpty() && settings.process().role() == PortvaktRole.BOTH && !presence.hasDatabase()) {
            findings.add(Finding.note(
                    "portvakt.policy.folder", "not set, nor a database: the profiles that are shipped are enforced"));
        }
    }

    private void audit(Settings settings) {
        var process = settings.process();
        var spooled =
                process.role() == PortvaktRole.EDGE && settings.feed().spool().isPresent();
        if (process.auditFolder().isEmpty() && !spooled) {
            findings.add(Finding.note("portvakt.audit-folder", "not set: log-ins are logged and not kept for audit"));
        }
    }
}
