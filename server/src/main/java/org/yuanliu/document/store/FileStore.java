package org.yuanliu.document.store;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.document.DocumentView.FileView;
import org.yuanliu.document.KeptFiles;
import org.yuanliu.kernel.store.Column;

/// The bytes of issued documents, in the database: the same transaction, the same backup and the
/// same row-level security as the document itself.
@Repository
public class FileStore implements KeptFiles {

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(
            UUID document,
            UUID authority,
            UUID shownTo,
            String form,
            byte[] bytes,
            String hash,
            List<String> missing) {
        jdbc.sql(
                        """
                        insert into document.file (document, form, authority, shown_to, hash, bytes, missing)
                        values (?, ?, ?, ?, ?, ?, ?::text[])
                        """)
                .param(document)
                .param(form)
                .param(authority)
                .param(shownTo)
                .param(HexFormat.of().parseHex(hash))
                .param(bytes)
                .param(Column.of(missing))
                .update();
    }

    @Override
    public Optional<byte[]> bytes(UUID document, String form) {
        return jdbc.sql("select bytes from document.file where document = ? and form = ?")
                .params(document, form)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    @Override
    public List<FileView> of(UUID document) {
        return jdbc.sql(
                        """
                        select form, length(bytes) as size, encode(hash, 'hex') as hash, missing
                          from document.file where document = ? order by form
                        """)
                .param(document)
                .query((row, n) ->
                        new FileView(
                                row.getString("form"),
                                row.getInt("size"),
                                row.getString("hash"),
                                List.of((String[]) row.getArray("missing").getArray())))
                .list();
    }
}
