package no.portvakt.minside.portal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.EntriesFound;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.prefill.PrefillField;
import no.portvakt.minside.prefill.PrefilledForm;
import no.portvakt.minside.status.CaseDocument;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.CasesFound;
import no.portvakt.minside.status.Milestone;
import no.portvakt.minside.submission.Receipt;
import no.portvakt.minside.submission.ToSign;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.SecurityLevel;

/** From our own types to what goes over the wire. */
final class WireWriter {

    private static final AcrMapping ACR = new AcrMapping("", AcrMapping.ID_PORTEN);

    private final URI publicOrigin;

    WireWriter(URI publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    Wire.Service service(ServiceView view) {
        return new Wire.Service(
                view.id(),
                view.title(),
                view.owner(),
                view.address(),
                view.level().number(),
                view.open(),
                view.form().map(form -> page("/skjema/" + view.id())));
    }

    Wire.CaseList page(CasesFound.Page page) {
        return new Wire.CaseList(
                page.cases().stream().map(this::caseOf).toList(),
                page.next().map(cursor -> URI.create("/api/minside/v1/cases?cursor=" + cursor)));
    }

    Wire.Case caseOf(CaseView view) {
        var links = new Wire.Links(page("/saker/" + view.id()));
        return switch (view) {
            case CaseView.Open open ->
                new Wire.Case(
                        open.id(),
                        open.service(),
                        open.title(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        open.subject(),
                        Optional.of(open.status().id()),
                        Optional.of(open.rawStatus()),
                        open.caseNumber(),
                        Optional.of(open.received()),
                        Optional.of(open.changed()),
                        Optional.of(
                                open.timeline().stream().map(WireWriter::step).toList()),
                        Optional.of(open.deadlines().stream()
                                .map(deadline -> new Wire.Due(deadline.kind().id(), deadline.date()))
                                .toList()),
                        Optional.of(open.documents().stream()
                                .map(document -> paper(open.id(), document))
                                .toList()),
                        links);
            case CaseView.Masked masked -> masked(masked, links);
        };
    }

    private static Wire.Case masked(CaseView.Masked masked, Wire.Links links) {
        return new Wire.Case(
                masked.id(),
                masked.service(),
                masked.title(),
                true,
                Optional.of(masked.opensAt().number()),
                ACR.acrFor(masked.opensAt()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                links);
    }

    private static Wire.Paper paper(String caseId, CaseDocument document) {
        return new Wire.Paper(
                document.id(),
                document.title(),
                document.date(),
                URI.create("/api/minside/v1/cases/" + caseId + "/documents/" + document.id()));
    }

    private static Wire.Step step(Milestone milestone) {
        return new Wire.Step(
                milestone.status().id(),
                milestone.navn(),
                milestone.beskrivelse(),
                milestone.startdato(),
                milestone.sluttdato());
    }

    Wire.Receipt receipt(Receipt receipt) {
        return new Wire.Receipt(
                receipt.id(),
                receipt.service(),
                receipt.title(),
                receipt.received(),
                receipt.caseNumber(),
                new Wire.Links(page("/kvittering/" + receipt.id())));
    }

    Wire.Unsigned unsigned(ToSign form) {
        return new Wire.Unsigned(
                form.id(),
                form.service(),
                form.title(),
                form.filled(),
                form.expires(),
                new Wire.Links(page("/signering/" + form.id())));
    }

    Wire.Prefilled prefilled(PrefilledForm form) {
        return new Wire.Prefilled(
                form.service().id(),
                form.service().title(),
                form.fields().stream().map(WireWriter::field).toList());
    }

    private static Wire.Field field(PrefillField field) {
        return switch (field) {
            case PrefillField.Filled filled -> filled(filled);
            case PrefillField.Absent absent ->
                empty(
                        field,
                        "absent",
                        Optional.of(absent.kilde()),
                        Optional.of(absent.reason().id()),
                        Optional.empty());
            case PrefillField.AboveLevel above ->
                empty(field, "above-level", Optional.of(above.kilde()), Optional.empty(), Optional.of(above.opensAt()));
            case PrefillField.Declined declined ->
                empty(field, "declined", Optional.of(declined.kilde()), Optional.empty(), Optional.empty());
            case PrefillField.Blank blank ->
                empty(field, "blank", Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private static Wire.Field filled(PrefillField.Filled filled) {
        var field = filled.field();
        return new Wire.Field(
                field.path(),
                field.label(),
                "filled",
                field.required(),
                field.editable(),
                Optional.of(filled.value()),
                Optional.of(kilde(filled.kilde())),
                Optional.of(filled.hentetTid()),
                Optional.of(filled.gyldigTil()),
                Optional.of(filled.rule().level().number()),
                Optional.of(filled.rule().purpose()),
                filled.rule().hjemmel(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                filled.others().stream().map(WireWriter::other).toList());
    }

    private static Wire.Other other(PrefillField.Other other) {
        return switch (other) {
            case PrefillField.Other.Says(var kilde, var value, var fetched) ->
                new Wire.Other(kilde(kilde), Optional.of(value), Optional.of(fetched), Optional.empty());
            case PrefillField.Other.Silent(var kilde, var reason) ->
                new Wire.Other(kilde(kilde), Optional.empty(), Optional.empty(), Optional.of(reason.id()));
        };
    }

    private static Wire.Field empty(
            PrefillField shown,
            String state,
            Optional<Kilde> kilde,
            Optional<String> reason,
            Optional<SecurityLevel> opensAt) {
        FormField field = shown.field();
        return new Wire.Field(
                field.path(),
                field.label(),
                state,
                field.required(),
                true,
                Optional.empty(),
                kilde.map(WireWriter::kilde),
                Optional.empty(),
                Optional.empty(),
                field.prefill().map(rule -> rule.level().number()),
                field.prefill().map(PrefillRule::purpose),
                field.prefill().flatMap(PrefillRule::hjemmel),
                reason,
                opensAt.map(SecurityLevel::number),
                opensAt.flatMap(ACR::acrFor),
                List.of());
    }

    static Wire.AccessLog log(EntriesFound.Page page) {
        return new Wire.AccessLog(
                page.entries().stream().map(WireWriter::entry).toList(),
                page.next().map(cursor -> URI.create("/api/minside/v1/access-log?cursor=" + cursor)));
    }

    static Wire.Entry entry(AccessEntry entry) {
        return new Wire.Entry(
                entry.logtime(),
                entry.action(),
                entry.receiver(),
                entry.service(),
                entry.level().number(),
                entry.purpose(),
                entry.fields());
    }

    private static Wire.Kilde kilde(Kilde kilde) {
        return new Wire.Kilde(kilde.id(), kilde.system(), kilde.organisation());
    }

    private URI page(String path) {
        return URI.create(publicOrigin + path);
    }
}
