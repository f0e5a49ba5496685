package org.yuanliu.document.store;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.document.DocumentView.FileView;
import org.yuanliu.kernel.store.Column;

/// What was issued, form by form: which exhibit holds the bytes, and the hash that proves them.
@Repository
public class FileStore {

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// For good: a second file of the same form is refused.
    public void keep(UUID document, UUID authority, UUID shownTo, FileView file, UUID exhibit) {
        jdbc.sql(
                        """
                        insert into document.file (document, form, authority, shown_to, exhibit, size, hash, missing)
                        values (?, ?, ?, ?, ?, ?, ?, ?::text[])
                        """)
                .param(document)
                .param(file.form())
                .param(authority)
                .param(shownTo)
                .param(exhibit)
                .param(file.size())
                .param(HexFormat.of().parseHex(file.hash()))
                .param(Column.of(file.missing()))
                .update();
    }

    public Optional<UUID> exhibit(UUID document, String form) {
        return jdbc.sql("select exhibit from document.file where document = ? and form = ?")
                .params(document, form)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    public List<FileView> of(UUID document) {
        return jdbc.sql(
                        """
                        select form, size, encode(hash, 'hex') as hash, missing
                          from document.file where document = ? order by form
                        """)
                .param(document)
                .query((row, n) ->
                        new FileView(
                                row.getString("form"),
                                row.getLong("size"),
                                row.getString("hash"),
                                List.of((String[]) row.getArray("missing").getArray())))
                .list();
    }
}
