package no.portvakt.demo.simulators;

import java.sql.SQLException;
import javax.sql.DataSource;
import no.portvakt.trust.identity.NationalId;

/** K2000's database by its contract in docs/contracts: a table of its own, and a view that one user may read. */
public final class LicenceDatabase {

    /** Who may read the view, and nothing else. */
    public static final String READER = "minside_les";

    private static final String SCHEMA = """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'READER') then
                create role READER login password 'PASSWORD';
              end if;
            end $$;
            create table if not exists bevilling (
              fnr text not null, bevillingsnr text not null, serveringssted text not null, gyldig_til date not null,
              primary key (fnr, bevillingsnr));
            create or replace view minside_bevilling as
              select fnr, bevillingsnr, serveringssted, gyldig_til from bevilling;
            grant select on minside_bevilling to READER;
            """;

    private final DataSource database;

    private LicenceDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * In this database, with what it was before.
     *
     * @param password of the reader
     */
    public static LicenceDatabase in(DataSource database, String password) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA.replace("READER", READER).replace("PASSWORD", password));
            return new LicenceDatabase(database);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot make K2000's tables", broken);
        }
    }

    /** From now on this person has had a licence. */
    public void register(NationalId person, Resident.Association association) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into bevilling (fnr, bevillingsnr, serveringssted, gyldig_til) values (?, ?, ?, ?)")) {
            insert.setString(1, person.reveal());
            insert.setString(2, association.licence());
            insert.setString(3, association.facility());
            insert.setObject(4, association.validUntil());
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("K2000 cannot write a licence", broken);
        }
    }
}
