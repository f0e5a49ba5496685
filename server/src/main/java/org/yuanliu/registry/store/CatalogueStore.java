package org.yuanliu.registry.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.core.Text;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.registry.Catalogue.Category;
import org.yuanliu.registry.Catalogue.Outside;

/// Categories, and what lies outside of all of them.
@Repository
public class CatalogueStore {

    private static final String CATEGORIES =
            "select code, zh, en, parent, words from registry.category";

    private final JdbcClient jdbc;

    CatalogueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Category> categories() {
        return jdbc.sql(CATEGORIES + " order by coalesce(parent, code), parent is not null, code")
                .query(CatalogueStore::category)
                .list();
    }

    public Optional<Category> category(String code) {
        return jdbc.sql(CATEGORIES + " where code = ?")
                .param(code)
                .query(CatalogueStore::category)
                .optional();
    }

    public void add(Category category) {
        jdbc.sql(
                        "insert into registry.category (code, zh, en, parent, words) values (?, ?, ?, ?, ?::text[])")
                .param(category.code())
                .param(category.name().zh())
                .param(category.name().en())
                .param(category.parent().orElse(null))
                .param(Column.of(category.words()))
                .update();
    }

    public List<Outside> outside() {
        return jdbc.sql(
                        """
                        select code, zh, en, words, exceptions, turn_zh, turn_en, citation, verified
                          from registry.outside order by code
                        """)
                .query((row, n) ->
                        new Outside(
                                row.getString("code"),
                                new Text(row.getString("zh"), row.getString("en")),
                                texts(row.getArray("words")),
                                texts(row.getArray("exceptions")),
                                new Text(row.getString("turn_zh"), row.getString("turn_en")),
                                row.getString("citation"),
                                row.getBoolean("verified")))
                .list();
    }

    private static Category category(ResultSet row, int n) throws SQLException {
        return new Category(
                row.getString("code"),
                new Text(row.getString("zh"), row.getString("en")),
                Optional.ofNullable(row.getString("parent")),
                texts(row.getArray("words")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
