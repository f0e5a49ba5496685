package org.yuanliu.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.access.Party;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.store.Column;
import org.yuanliu.registry.Product;
import org.yuanliu.registry.Product.Category;
import org.yuanliu.registry.Product.Edit;
import org.yuanliu.registry.Product.Traced;

/// Products and categories.
@Repository
public class ProductStore {

    private static final String COLUMNS =
            """
            select p.gtin, p.name, p.name_en, p.model, p.standard, p.unit, p.note, p.version,
                   c.code, c.zh, c.en, o.traced_since, o.detail ->> 'phase' as phase, o.detail ->> 'citation' as citation,
                   (o.detail ->> 'verified')::boolean as verified,
                   q.id as producer, q.name as producer_name
              from registry.product p
              join registry.category c on c.code = p.category
              join access.party q on q.id = p.producer
              left join lateral (
                  select lower(f.valid) as traced_since, f.detail from registry.fact f
                   where f.subject in ('category/' || c.code, 'category/' || c.parent) and f.kind = 'obligation' and upper_inf(f.recorded)
                   order by lower(f.valid) limit 1) o on true
            """;

    private final JdbcClient jdbc;

    ProductStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Product> find(String gtin) {
        return jdbc.sql(COLUMNS + " where p.gtin = ?")
                .param(gtin)
                .query(ProductStore::product)
                .optional();
    }

    public Map<String, String> names(Collection<String> gtins) {
        var names = new HashMap<String, String>();
        jdbc.sql("select gtin, name from registry.product where gtin = any (?)")
                .param(Column.of(gtins))
                .query((row, n) -> names.put(row.getString(1), row.getString(2)))
                .list();
        return names;
    }

    public Page<Product> search(Optional<String> text, Optional<UUID> producer, Page.Request page) {
        var rows =
                jdbc.sql(
                                COLUMNS
                                        + """
                                         where (:text::text is null or position(lower(:text) in lower(p.name || ' ' || p.name_en || ' ' || p.model)) > 0 or p.gtin = lpad(:text, 14, '0'))
                                           and (:producer::uuid is null or p.producer = :producer)
                                           and (p.name, p.gtin) > (:name, :gtin)
                                         order by p.name, p.gtin
                                         limit :limit
                                        """)
                        .param("text", text.orElse(null))
                        .param("producer", producer.orElse(null))
                        .param("name", page.text(0))
                        .param("gtin", page.digits(1))
                        .param("limit", page.limit() + 1)
                        .query(ProductStore::product)
                        .list();
        return Page.of(rows, page.limit(), it -> List.of(it.name(), it.gtin()));
    }

    public boolean update(String gtin, int version, Edit edit) {
        return jdbc.sql(
                                """
                                update registry.product set name = ?, model = ?, standard = ?, note = ?, version = version + 1
                                 where gtin = ? and version = ?
                                """)
                        .param(edit.name())
                        .param(edit.model())
                        .param(edit.standard().orElse(null))
                        .param(edit.note())
                        .param(gtin)
                        .param(version)
                        .update()
                == 1;
    }

    /// Those that another producer has already stay as they are. Answers the numbers of those that
    /// were written.
    public Set<String> put(List<Product> many) {
        return insert(
                many,
                """
                on conflict (gtin) do update
                   set name = excluded.name, name_en = excluded.name_en, model = excluded.model, category = excluded.category,
                       standard = excluded.standard, unit = excluded.unit, note = excluded.note, version = p.version + 1
                 where p.producer = excluded.producer
                """);
    }

    /// False when it is on record already, whoever's it is.
    public boolean add(Product product) {
        return !insert(List.of(product), "on conflict (gtin) do nothing").isEmpty();
    }

    private Set<String> insert(List<Product> many, String otherwise) {
        return jdbc.sql(
                        """
                        insert into registry.product as p (gtin, name, name_en, model, category, producer, standard, unit, note)
                        select gtin, name, name_en, model, category, producer::uuid, standard, unit, note
                          from unnest(:gtins::text[], :names::text[], :englishes::text[], :models::text[], :categories::text[],
                                      :producers::text[], :standards::text[], :units::text[], :notes::text[])
                               as n (gtin, name, name_en, model, category, producer, standard, unit, note)
                        %s
                        returning p.gtin
                        """
                                .formatted(otherwise))
                .param("gtins", Column.of(many, Product::gtin))
                .param("names", Column.of(many, Product::name))
                .param("englishes", Column.of(many, Product::nameEn))
                .param("models", Column.of(many, Product::model))
                .param("categories", Column.of(many, it -> it.category().code()))
                .param("producers", Column.of(many, it -> it.producer().id()))
                .param("standards", Column.optional(many, Product::standard))
                .param("units", Column.of(many, Product::unit))
                .param("notes", Column.of(many, Product::note))
                .query((row, n) -> row.getString(1))
                .set();
    }

    /// Nobody else writes these rows until the transaction ends.
    public void lock(Collection<String> gtins) {
        jdbc.sql("select gtin from registry.product where gtin = any (?) order by gtin for update")
                .param(Column.of(gtins))
                .query((row, n) -> row.getString(1))
                .list();
    }

    public Map<String, Product> find(Collection<String> gtins) {
        var found = new HashMap<String, Product>();
        jdbc.sql(COLUMNS + " where p.gtin = any (?)")
                .param(Column.of(gtins))
                .query(ProductStore::product)
                .list()
                .forEach(it -> found.put(it.gtin(), it));
        return found;
    }

    private static Product product(ResultSet row, int n) throws SQLException {
        return new Product(
                row.getString("gtin"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("model"),
                new Category(row.getString("code"), row.getString("zh"), row.getString("en")),
                new Party.Named(
                        row.getObject("producer", UUID.class), row.getString("producer_name")),
                Optional.ofNullable(row.getString("standard")),
                row.getString("unit"),
                traced(row),
                row.getString("note"),
                row.getInt("version"));
    }

    private static Optional<Traced> traced(ResultSet row) throws SQLException {
        var since = row.getObject("traced_since", LocalDate.class);
        return since == null
                ? Optional.empty()
                : Optional.of(
                        new Traced(
                                since,
                                row.getInt("phase"),
                                row.getString("citation"),
                                row.getBoolean("verified")));
    }
}
