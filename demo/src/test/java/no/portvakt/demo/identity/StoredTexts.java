package no.portvakt.demo.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks for a text in every column of a database that can hold one. */
record StoredTexts(DataSource database) {

    public List<String> columnsWith(String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var column : textColumns(connection)) {
                var query = "select count(*) from " + column[0] + " where cast(" + column[1] + " as text) like ?";
                try (var statement = connection.prepareStatement(query)) {
                    statement.setString(1, "%" + text + "%");
                    try (var rows = statement.executeQuery()) {
                        if (rows.next() && rows.getInt(1) > 0) {
                            found.add(column[0] + "." + column[1]);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String[]> textColumns(Connection connection) throws SQLException {
        var columns = new ArrayList<String[]>();
        try (var statement = connection.prepareStatement("select table_name, column_name from"
                        + " information_schema.columns where table_schema = 'public'"
                        + " and data_type in ('text', 'character varying', 'bytea', 'json', 'jsonb')");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new String[] {"\"" + rows.getString(1) + "\"", "\"" + rows.getString(2) + "\""});
            }
        }
        return columns;
    }
}
