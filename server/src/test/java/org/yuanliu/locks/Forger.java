package org.yuanliu.locks;

import java.sql.Connection;
import java.sql.SQLException;
import org.yuanliu.access.ChainHash;
import org.yuanliu.access.store.JournalStore;

/// What somebody with all rights can do to the journal. It is done in the caller's transaction.
final class Forger {

    private final Connection superuser;

    Forger(Connection superuser) throws SQLException {
        this.superuser = superuser;
        superuser.setAutoCommit(false);
        run("set local session_replication_role = replica");
    }

    void run(String statement) throws SQLException {
        try (var prepared = superuser.createStatement()) {
            prepared.execute(statement);
        }
    }

    long newest() throws SQLException {
        return Estate.numbers(superuser, "select coalesce(max(seq), 0) from access.journal")
                .getFirst();
    }

    String idOf(long seq) throws SQLException {
        return Estate.uuids(superuser, "select id from access.journal where seq = " + seq)
                .getFirst()
                .toString();
    }

    void alter(long seq, String change) throws SQLException {
        run("update access.journal set " + change + " where seq = " + seq);
    }

    void remove(long seq) throws SQLException {
        run("delete from access.journal where seq = " + seq);
    }

    void cutOffAfter(long seq) throws SQLException {
        run("delete from access.journal where seq > " + seq);
    }

    void swap(long one, long other) throws SQLException {
        run("update access.journal set seq = -1 where seq = " + one);
        run("update access.journal set seq = %d where seq = %d".formatted(one, other));
        run("update access.journal set seq = %d where seq = -1".formatted(other));
    }

    /// A new entry under this number, linked as it ought to be; all later ones move up.
    void insert(long seq) throws SQLException {
        run("update access.journal set seq = -seq where seq >= " + seq);
        run("update access.journal set seq = 1 - seq where seq < 0");
        run(
                """
                insert into access.journal (id, at, person, party, origin, action, subject, seq, algorithm, link)
                select gen_random_uuid(), at, person, party, origin, action, subject, %d, algorithm, link
                  from access.journal where seq = %d
                """
                        .formatted(seq, seq + 1));
        relink(seq, seq);
    }

    /// Makes the links fit again, as the sealer would have made them.
    void relink(long from, long to) throws SQLException {
        var link = from == 1 ? ChainHash.BEGINNING : linkOf(from - 1);
        for (long seq = from; seq <= to; seq++) {
            try (var statement = superuser.createStatement();
                    var row =
                            statement.executeQuery(
                                    "select * from access.journal where seq = " + seq)) {
                row.next();
                link =
                        ChainHash.of(row.getString("algorithm"))
                                .link(link, seq, JournalStore.entry(row));
            }
            alter(seq, "link = decode('" + link + "', 'hex')");
        }
    }

    private String linkOf(long seq) throws SQLException {
        try (var statement = superuser.createStatement();
                var row =
                        statement.executeQuery(
                                "select encode(link, 'hex') from access.journal where seq = "
                                        + seq)) {
            row.next();
            return row.getString(1);
        }
    }
}
