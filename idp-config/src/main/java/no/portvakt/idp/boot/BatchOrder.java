package no.portvakt.idp.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import no.portvakt.idp.keycloak.CitizenRegistry;
import no.portvakt.idp.keycloak.KeycloakAdmin;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.mailing.PersonList;
import no.portvakt.idp.mailing.PersonList.Entry;
import no.portvakt.idp.mailing.PersonList.Problem;
import no.portvakt.idp.mailing.Portions;
import no.portvakt.idp.mailing.address.AddressRegister;
import no.portvakt.idp.mailing.address.AddressRegister.Answer;
import no.portvakt.trust.identity.NationalId;

/**
 * Orders a letter for everybody on a list, in portions and a few of them at once; who is new is enrolled with the name in
 * the register.
 */
final class BatchOrder {

    private static final int PORTION = 100;

    private final LetterRegistry letters;
    private final CitizenRegistry citizens;
    private final AddressRegister register;
    private final int atOnce;

    BatchOrder(KeycloakAdmin keycloak, String realm, AddressRegister register, int atOnce) {
        this.atOnce = atOnce;
        this.letters = new LetterRegistry(keycloak, realm);
        this.citizens = new CitizenRegistry(keycloak, realm);
        this.register = register;
    }

    void order(PersonList list, LettersReport report, IntConsumer progress) {
        var sum = new Sum(progress);
        Portions.inParallel(list.persons(), PORTION, atOnce, portion -> sum.add(order(portion, report)));
        report.count("ordered", sum.ordered);
    }

    /** Told by several threads. */
    private static final class Sum {

        private final IntConsumer progress;
        private int ordered;

        private Sum(IntConsumer progress) {
            this.progress = progress;
        }

        private synchronized void add(int more) {
            ordered += more;
            progress.accept(ordered);
        }
    }

    private int order(List<Entry> portion, LettersReport report) {
        var unknown = Set.copyOf(letters.orderAll(persons(portion)));
        var enrolled = new ArrayList<NationalId>();
        int left = 0;
        for (var entry : portion) {
            if (!unknown.contains(entry.person())) {
                continue;
            }
            switch (register.lookUp(entry.person())) {
                case Answer.Found(var resident) -> {
                    citizens.enrol(entry.person(), resident.givenName(), resident.familyName());
                    enrolled.add(entry.person());
                }
                case Answer.NoAddress _ -> {
                    left++;
                    report.problem(new Problem(entry.line(), "no address is known"));
                }
                case Answer.Unavailable(var why) -> {
                    left++;
                    report.problem(new Problem(entry.line(), why));
                }
            }
        }
        if (!enrolled.isEmpty()) {
            letters.orderAll(enrolled);
        }
        return portion.size() - left;
    }

    private static List<NationalId> persons(List<Entry> entries) {
        return entries.stream().map(Entry::person).toList();
    }
}
