package no.portvakt.idp.sync;

import java.util.List;

/**
 * How far a realm is from what is declared.
 *
 * @param drifts what apply would change
 * @param leftAlone what there is besides, for instance {@code client old-portal}: nothing says anything of it, and apply
 *     never touches it
 */
public record DriftReport(String realm, List<Drift> drifts, List<String> leftAlone) {

    public DriftReport {
        drifts = List.copyOf(drifts);
        leftAlone = List.copyOf(leftAlone);
    }

    public boolean isNone() {
        return drifts.isEmpty();
    }
}
